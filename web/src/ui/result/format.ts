import { isNumeric, type Cell, type ResultColumn, type Row } from "./types";

/** Turns the values of one column into text, alike for every row of it. */
export type CellFormat = (cell: Cell) => string;

const NAMES_NOT_AMOUNTS = /(^|[_\s])(id|year|năm|nam|code|zip|mã|ma|no|number)$/i;
const ZONED = /(Z|[+-]\d{2}:?\d{2})$/;

/** How this column is written in this language: as many decimals as its values need, months as months, years ungrouped. */
export function columnFormat(column: ResultColumn, values: readonly Cell[], locale: string): CellFormat {
  if (isNumeric(column.type)) {
    return numberFormat(column.name, values, locale);
  }
  if (column.type === "date" || column.type === "timestamp") {
    return momentFormat(column, values, locale);
  }
  return (cell) => (cell === null ? "" : String(cell));
}

export function valuesOf(rows: readonly Row[], index: number): Cell[] {
  return rows.map((row) => row[index] ?? null);
}

function numberFormat(name: string, values: readonly Cell[], locale: string): CellFormat {
  const digits = decimalsOf(values);
  const format = new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: !NAMES_NOT_AMOUNTS.test(name),
  });
  return (cell) => (cell === null ? "" : isNumber(cell) ? format.format(cell as never) : String(cell));
}

function isNumber(cell: Cell): boolean {
  return cell !== "" && Number.isFinite(Number(cell));
}

function decimalsOf(values: readonly Cell[]): number {
  let longest = 0;
  let largest = 0;
  for (const value of values.slice(0, 1000)) {
    if (value === null) {
      continue;
    }
    const fraction = String(value).split(".")[1] ?? "";
    longest = Math.max(longest, fraction.length);
    largest = Math.max(largest, Math.abs(Number(value)));
  }
  return longest === 0 ? 0 : largest >= 1 ? 2 : Math.min(longest, 4);
}

function momentFormat(column: ResultColumn, values: readonly Cell[], locale: string): CellFormat {
  const present = values.filter((value): value is string => typeof value === "string");
  const options = momentOptions(column, present);
  const zoned = column.type === "timestamp" && present.some((value) => ZONED.test(value));
  const format = new Intl.DateTimeFormat(locale, zoned ? options : { ...options, timeZone: "UTC" });
  const quarter = /quarter|quý/i.test(column.name) && startsOfMonth(present);
  return (cell) => {
    const moment = new Date(asInstant(String(cell)));
    if (cell === null || Number.isNaN(moment.getTime())) {
      return cell === null ? "" : String(cell);
    }
    return quarter ? `Q${Math.floor(moment.getUTCMonth() / 3) + 1} ${moment.getUTCFullYear()}` : format.format(moment);
  };
}

function momentOptions(column: ResultColumn, values: readonly string[]): Intl.DateTimeFormatOptions {
  if (startsOfMonth(values)) {
    const years = values.every((value) => value.slice(5, 7) === "01") && /year|năm/i.test(column.name);
    return years ? { year: "numeric" } : { year: "numeric", month: "short" };
  }
  const midnight = values.every((value) => value.length === 10 || /T00:00(:00(\.0+)?)?$/.test(value));
  return column.type === "date" || midnight
    ? { year: "numeric", month: "short", day: "numeric" }
    : { dateStyle: "medium", timeStyle: "short" };
}

function startsOfMonth(values: readonly string[]): boolean {
  return values.length > 1 && values.every((value) => /^\d{4}-\d{2}-01(T00:00(:00(\.0+)?)?)?$/.test(value));
}

function asInstant(text: string): string {
  return text.length > 10 && !ZONED.test(text) ? `${text}Z` : text;
}

/** A number shortened for an axis: 1.2M, 340K, and small ones so that they do not all become nought: 0.0012. */
export function compactNumber(locale: string): (value: number) => string {
  const format = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 });
  const small = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 });
  return (value) => (value !== 0 && Math.abs(value) < 1 ? small : format).format(value);
}
