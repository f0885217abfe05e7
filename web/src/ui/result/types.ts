/** The types that a column of a result may have on the wire. */
export type ColumnType =
  | "integer"
  | "decimal"
  | "text"
  | "boolean"
  | "date"
  | "time"
  | "timestamp"
  | "binary"
  | "json"
  | "other";

/** One column of a result. */
export interface ResultColumn {
  name: string;
  type: ColumnType;
}

/** One value of a result; moments are ISO-8601 text, bytes base64, numbers too long for JavaScript decimal text. */
export type Cell = string | number | boolean | null;

export type Row = readonly Cell[];

export function isNumeric(type: ColumnType): boolean {
  return type === "integer" || type === "decimal";
}
