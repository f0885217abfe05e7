import { screen } from "@testing-library/react";
import { renderPage } from "@/testing/render";
import { columnFormat } from "./format";
import { ResultTable } from "./ResultTable";
import { nextSorting, sorted } from "./sort";
import type { Cell, ResultColumn, Row } from "./types";

const column = (name: string, type: ResultColumn["type"]): ResultColumn => ({ name, type });
const written = (it: ResultColumn, values: Cell[], locale = "en") => values.map(columnFormat(it, values, locale));

test("numbers of one column are written alike, as the reader's language does", () => {
  expect(written(column("revenue", "decimal"), [1234.5, 7, null])).toEqual(["1,234.50", "7.00", ""]);
  expect(written(column("revenue", "decimal"), [1234.5], "vi")).toEqual(["1.234,50"]);
  expect(written(column("share", "decimal"), [0.1234567])).toEqual(["0.1235"]);
});

test("years and ids are names, not amounts", () => {
  expect(written(column("year", "integer"), [2025])).toEqual(["2025"]);
  expect(written(column("order_id", "integer"), [120045])).toEqual(["120045"]);
});

test("numbers too long for JavaScript keep every digit", () => {
  expect(written(column("total", "integer"), ["12345678901234567890"])).toEqual(["12,345,678,901,234,567,890"]);
});

test("first days of months are written as months, others as days, without moving in time", () => {
  expect(written(column("month", "date"), ["2025-03-01", "2025-04-01"])).toEqual(["Mar 2025", "Apr 2025"]);
  expect(written(column("quarter", "date"), ["2025-01-01", "2025-04-01"])).toEqual(["Q1 2025", "Q2 2025"]);
  expect(written(column("day", "date"), ["2025-03-01", "2025-03-02"])).toEqual(["Mar 1, 2025", "Mar 2, 2025"]);
  expect(written(column("at", "timestamp"), ["2025-03-01T23:30:00"])[0]).toContain("11:30");
});

test("empty cells stay at the end in either order", () => {
  const rows: Row[] = [[null], [2], [10]];
  const order = (descending: boolean) => sorted(rows, { index: 0, descending }, "integer", "en").map(([cell]) => cell);
  expect(order(false)).toEqual([2, 10, null]);
  expect(order(true)).toEqual([10, 2, null]);
});

test("a third press gives the query's own order back", () => {
  const first = nextSorting(null, 0, "text");
  const second = nextSorting(first, 0, "text");
  expect([first?.descending, second?.descending, nextSorting(second, 0, "text")]).toEqual([false, true, null]);
});

test("a long result draws only the rows in sight", async () => {
  const rows: Row[] = Array.from({ length: 5000 }, (_, index) => [index]);
  renderPage(<ResultTable columns={[column("n", "integer")]} rows={rows} />);

  expect((await screen.findByRole("table")).getAttribute("aria-rowcount")).toBe("5001");
  expect(screen.getAllByRole("row").length).toBeLessThan(200);
});

test("a result without rows says so", async () => {
  renderPage(<ResultTable columns={[column("n", "integer")]} rows={[]} />);
  await screen.findByText("The result has no rows.");
});
