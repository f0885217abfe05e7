import { screen } from "@testing-library/react";
import { renderPage } from "@/testing/render";
import type { ResultColumn, Row } from "../result/types";
import { ChartView } from "./ChartView";
import { chartData, drawnAs } from "./data";
import { chartOption } from "./option";
import { chartColours } from "./palette";
import type { ChartSpec } from "./spec";

const columns: ResultColumn[] = [
  { name: "year", type: "integer" },
  { name: "region", type: "text" },
  { name: "revenue", type: "decimal" },
];
const rows: Row[] = [
  [2024, "Asia", 5],
  [2024, "Europe", 7.5],
  [2025, "Europe", 9],
];
const spec: ChartSpec = { type: "bar", x: "year", y: ["revenue"], series: "region", title: "Revenue", horizontal: false, stacked: true };
const drawing = { colours: chartColours("light"), locale: "en", font: "sans-serif", narrow: false };

test("groups become series with a gap where a group has no row", () => {
  const data = chartData(spec, columns, rows, "en");
  expect(data?.labels).toEqual(["2024", "2025"]);
  expect(data?.series).toEqual([
    { name: "Asia", values: [5, null] },
    { name: "Europe", values: [7.5, 9] },
  ]);
});

test("a line through days runs forward in time, whichever row came first", () => {
  const days: ResultColumn[] = [{ name: "day", type: "date" }, { name: "revenue", type: "decimal" }];
  const data = chartData({ ...spec, type: "line", x: "day", series: null }, days, [["2025-03-01", 9], ["2024-12-01", 5]], "en");
  expect(data?.series[0]?.values).toEqual([5, 9]);
});

test("bars stand or lie, and stack, as the specification says", () => {
  const option = (change: Partial<ChartSpec>) => {
    const drawn = { ...spec, ...change };
    const data = chartData(drawn, columns, rows, "en");
    return data && (chartOption(drawn, data, drawing) as { xAxis: { type: string }; series: { stack?: string }[] });
  };
  expect(option({})?.xAxis.type).toBe("category");
  expect(option({})?.series[0]?.stack).toBeDefined();
  expect(option({ horizontal: true, stacked: false })?.xAxis.type).toBe("value");
  expect(option({ horizontal: true, stacked: false })?.series[0]?.stack).toBeUndefined();
});

test("dots keep both of their numbers, by group", () => {
  const data = chartData({ ...spec, type: "scatter" }, columns, rows, "en");
  expect(data?.clouds).toEqual([
    { name: "Asia", values: [[2024, 5]] },
    { name: "Europe", values: [[2024, 7.5], [2025, 9]] },
  ]);
});

test("a table without axes is drawn by its first label and its numbers", () => {
  const table: ChartSpec = { ...spec, type: "table", x: "", y: [], series: null };
  expect(drawnAs(table, "bar", columns)).toMatchObject({ type: "bar", x: "region", y: ["year", "revenue"] });
});

test("a specification that names a column that is not there is not drawn", async () => {
  renderPage(<ChartView spec={{ ...spec, x: "week" }} columns={columns} rows={rows} />);
  await screen.findByText(/cannot be drawn this way/);
});

test("a single number is shown large, in the reader's language", async () => {
  renderPage(<ChartView spec={{ ...spec, type: "number" }} columns={[{ name: "revenue", type: "decimal" }]} rows={[[12345.5]]} />, { language: "vi" });
  await screen.findByText("12.345,50");
});
