import type { Query } from "./api";

const SHOP = "33333333-0000-7000-8000-000000000001";

/** A query just asked, for tests. */
export function asked(change: Partial<Query> = {}): Query {
  return {
    id: "q1",
    title: "revenue by country",
    question: "revenue by country",
    dataSource: SHOP,
    dataSourceName: "Shop",
    otherSources: [],
    conversation: null,
    status: "running",
    stage: "understanding",
    sql: null,
    understood: [],
    assumptions: [],
    terms: [],
    policies: [],
    reading: null,
    confidence: null,
    columns: [],
    rows: [],
    rowCount: null,
    truncated: false,
    chart: null,
    chartTypes: [],
    answer: null,
    clarification: null,
    alternatives: [],
    unknownWords: [],
    error: null,
    engine: "built-in",
    model: null,
    createdAt: "2026-03-01T10:00:00Z",
    startedAt: null,
    finishedAt: null,
    durationMs: null,
    asOf: null,
    cached: false,
    mine: true,
    ...change,
  };
}

/** The same query answered with two rows. */
export function answered(change: Partial<Query> = {}): Query {
  return asked({
    status: "succeeded",
    stage: "done",
    sql: "SELECT country, sum(amount) AS revenue FROM orders GROUP BY country",
    understood: [
      { text: "revenue", start: 0, end: 7, kind: "operation", target: "sum(orders.amount)", score: 0.94 },
      { text: "country", start: 11, end: 18, kind: "column", target: "customers.country", score: 1 },
    ],
    assumptions: ["All years are taken."],
    confidence: 0.92,
    columns: [
      { name: "country", type: "text" },
      { name: "revenue", type: "decimal" },
    ],
    rows: [
      ["France", 1200.5],
      ["Germany", 3400],
    ],
    rowCount: 2,
    chart: { type: "bar", x: "country", y: ["revenue"], series: null, title: "Revenue by country", horizontal: false, stacked: false },
    chartTypes: ["bar", "pie", "table"],
    answer: "Germany leads with 3,400.00.",
    finishedAt: "2026-03-01T10:00:01Z",
    durationMs: 38,
    ...change,
  });
}
