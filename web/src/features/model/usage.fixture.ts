import type { UsageReport, UsageTotals } from "./usageApi";

export function totals(change: Partial<UsageTotals> = {}): UsageTotals {
  return { calls: 4, succeeded: 3, inputTokens: 900, outputTokens: 100, totalTokens: 1000, cost: 2, estimatedCalls: 0, unpricedCalls: 0, images: 0, characters: 0, averageMs: 1200, averageFirstTokenMs: 300, ...change };
}

/** Two days and two models. */
export const report: UsageReport = {
  period: { from: "2026-11-24T17:00:00Z", to: "2026-11-26T17:00:00Z", zone: "Asia/Ho_Chi_Minh", step: "day", steps: ["2026-11-24T17:00:00Z", "2026-11-25T17:00:00Z"] },
  totals: totals(),
  before: totals({ cost: 1, calls: 4 }),
  p95Ms: 2500,
  p95FirstTokenMs: 800,
  series: [
    { at: "2026-11-25T17:00:00Z", model: "gpt-5", totals: totals({ cost: 1.5, calls: 3 }) },
    { at: "2026-11-25T17:00:00Z", model: "gpt-5-mini", totals: totals({ cost: 0.5, calls: 1 }) },
  ],
  models: [
    { id: "gpt-5", name: "gpt-5", provider: "openai", p95Ms: 2500, totals: totals({ cost: 1.5, calls: 3 }) },
    { id: "gpt-5-mini", name: "gpt-5-mini", provider: "openai", p95Ms: 900, totals: totals({ cost: 0.5, calls: 1 }) },
  ],
  providers: [{ id: "openai", name: "openai", provider: "openai", p95Ms: null, totals: totals() }],
  users: [{ id: "u1", name: "Ada", provider: null, p95Ms: null, totals: totals() }],
  keys: [
    { id: "k1", name: "Nightly", provider: null, p95Ms: null, totals: totals() },
    { id: null, name: "", provider: null, p95Ms: null, totals: totals({ calls: 1 }) },
  ],
  kinds: [{ id: "chat", name: "chat", provider: null, p95Ms: null, totals: totals() }],
  teams: [{ id: "t1", name: "Shop", provider: null, p95Ms: null, totals: totals() }],
  outcomes: [{ id: "ok", name: "ok", provider: null, p95Ms: null, totals: totals() }],
};
