export type ChartType = "table" | "number" | "bar" | "line" | "area" | "pie" | "doughnut" | "scatter";

/** What to draw of a result: column names on the axes, never code. */
export interface ChartSpec {
  type: ChartType;
  x: string;
  y: string[];
  series?: string | null;
  title: string;
  horizontal: boolean;
  stacked: boolean;
}
