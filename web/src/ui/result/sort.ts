import { isNumeric, type Cell, type ColumnType, type Row } from "./types";

/** A column by which rows are put in order. */
export interface Sorting {
  index: number;
  descending: boolean;
}

/** First click: as suits reading (numbers from the greatest, text from A); second: turned round; third: as the query gave them. */
export function nextSorting(current: Sorting | null, index: number, type: ColumnType): Sorting | null {
  const first = isNumeric(type);
  if (current?.index !== index) {
    return { index, descending: first };
  }
  return current.descending === first ? { index, descending: !first } : null;
}

/** The rows in that order; empty cells stay at the end. */
export function sorted(rows: readonly Row[], sorting: Sorting | null, type: ColumnType, locale: string): readonly Row[] {
  if (!sorting) {
    return rows;
  }
  const collator = new Intl.Collator(locale, { numeric: true });
  const compare = isNumeric(type) ? (a: Cell, b: Cell) => Number(a) - Number(b) : (a: Cell, b: Cell) => collator.compare(String(a), String(b));
  const sign = sorting.descending ? -1 : 1;
  return [...rows].sort((left, right) => {
    const a = left[sorting.index] ?? null;
    const b = right[sorting.index] ?? null;
    return a === null || b === null ? Number(a === null) - Number(b === null) : sign * compare(a, b);
  });
}
