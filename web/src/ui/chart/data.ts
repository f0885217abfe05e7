import { columnFormat, valuesOf, type CellFormat } from "../result/format";
import { isNumeric, type Cell, type ResultColumn, type Row } from "../result/types";
import type { ChartSpec, ChartType } from "./spec";

/** One line, set of bars or ring of a chart. */
export interface Series {
  name: string;
  values: (number | null)[];
}

/** The dots of one group, each as [x, y]. */
export interface Cloud {
  name: string;
  values: [number, number][];
}

/** A result laid out for drawing: labels along x, a series for each measure or group, or clouds of dots. */
export interface ChartData {
  labels: string[];
  series: Series[];
  clouds: Cloud[];
  format: CellFormat;
}

interface Places {
  x: number;
  group: number;
  measures: number[];
}

/** Lays the rows out as the specification says; several groups become several series. Null when a named column is missing. */
export function chartData(spec: ChartSpec, columns: ResultColumn[], found: readonly Row[], locale: string): ChartData | null {
  const places = placesOf(spec, columns);
  if (!places) {
    return null;
  }
  const { x, group, measures } = places;
  const rows = inTime(spec.type, columns[x], found, x);
  const formatOf = (...indexes: number[]) =>
    columnFormat(columns[indexes[0] ?? 0] as ResultColumn, indexes.flatMap((index) => valuesOf(rows, index)), locale);
  const format = formatOf(...measures);
  if (spec.type === "scatter") {
    return { labels: [], series: [], clouds: clouds(rows, places, group < 0 ? null : formatOf(group)), format };
  }
  const text = formatOf(x);
  if (group >= 0) {
    return { ...pivot(rows, places, text, formatOf(group)), clouds: [], format };
  }
  const labels = rows.map((row) => text(row[x] ?? null));
  const series = measures.map((index, i) => ({ name: spec.y[i] ?? "", values: rows.map((row) => numberOf(row[index])) }));
  return { labels, series, clouds: [], format };
}

/** A line through moments runs forward in time, however the rows were ordered. */
function inTime(type: ChartType, column: ResultColumn | undefined, rows: readonly Row[], x: number): readonly Row[] {
  const isLine = type === "line" || type === "area";
  if (!isLine || (column?.type !== "date" && column?.type !== "timestamp")) {
    return rows;
  }
  return [...rows].sort((one, other) => String(one[x] ?? "").localeCompare(String(other[x] ?? "")));
}

function placesOf(spec: ChartSpec, columns: ResultColumn[]): Places | null {
  const at = (name: string) => columns.findIndex((column) => column.name === name);
  const places = { x: at(spec.x), group: spec.series ? at(spec.series) : -1, measures: spec.y.map(at) };
  const missing = places.x < 0 || places.measures.length === 0 || places.measures.includes(-1);
  return missing || (spec.series && places.group < 0) ? null : places;
}

function pivot(rows: readonly Row[], { x, group, measures }: Places, text: CellFormat, groupText: CellFormat) {
  const labels = [...new Set(rows.map((row) => text(row[x] ?? null)))];
  const place = new Map(labels.map((label, index) => [label, index]));
  const series = new Map<string, (number | null)[]>();
  for (const row of rows) {
    const name = groupText(row[group] ?? null);
    const values = series.get(name) ?? new Array<number | null>(labels.length).fill(null);
    values[place.get(text(row[x] ?? null)) ?? 0] = numberOf(row[measures[0] ?? 0]);
    series.set(name, values);
  }
  return { labels, series: [...series].map(([name, values]) => ({ name, values })) };
}

function clouds(rows: readonly Row[], { x, group, measures }: Places, groupText: CellFormat | null): Cloud[] {
  const found = new Map<string, [number, number][]>();
  for (const row of rows) {
    const dot = [numberOf(row[x]), numberOf(row[measures[0] ?? 0])] as const;
    if (dot[0] !== null && dot[1] !== null) {
      const name = groupText ? groupText(row[group] ?? null) : "";
      found.set(name, [...(found.get(name) ?? []), [dot[0], dot[1]]]);
    }
  }
  return [...found].map(([name, values]) => ({ name, values }));
}

export function numberOf(cell: Cell | undefined): number | null {
  const value = cell === null || cell === undefined || cell === "" ? Number.NaN : Number(cell);
  return Number.isFinite(value) ? value : null;
}

/** The same result drawn otherwise. Where the specification names no axes (a table, a number), the first label and the numbers take them. */
export function drawnAs(spec: ChartSpec, type: ChartType, columns: ResultColumn[]): ChartSpec {
  const horizontal = type === "bar" && spec.horizontal;
  const stacked = spec.stacked && (type === "bar" || type === "area");
  if (placesOf(spec, columns)) {
    return { ...spec, type, horizontal, stacked };
  }
  const x = columns.find((column) => !isNumeric(column.type)) ?? columns[0];
  const y = columns.filter((column) => column !== x && isNumeric(column.type)).map((column) => column.name);
  return { ...spec, type, x: x?.name ?? "", y, series: null, horizontal, stacked };
}
