import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { administrator, someone } from "@/testing/people";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import type { Me } from "@/ui/session";
import { report, totals } from "./usage.fixture";
import type { CostAlert, UsageCall, UsageFilter } from "./usageApi";
import { money } from "./usageFormat";
import { UsagePage } from "./UsagePage";
import { usageSeries } from "./usageSeries";

const month = { month: "2026-11", zone: "UTC", soFar: 12.5, expected: 15, low: 14, high: 16, days: 28, before: 10, beforeSoFar: 9 };
const call: UsageCall = {
  id: "c1", at: "2026-11-26T10:00:00Z", user: "u1", userName: "Ada", key: "k1", keyName: "Nightly", model: "gpt-5", provider: "openai", kind: "chat", purpose: "api",
  inputTokens: 90, outputTokens: 10, totalTokens: 100, tokensKnown: true, cost: 0.0123, priceKnown: true, durationMs: 1200, firstTokenMs: 300, overheadMs: 1, outcome: "failed",
  calls: 1, images: 0, characters: 0, failure: "The provider answered 503", route: "failover: gpt-5 answered 503, then gpt-5-mini",
};
const passed: CostAlert = { id: "a1", user: null, userName: "", threshold: 10, timeZone: "UTC", passed: true, passedAt: "2026-11-20T10:00:00Z", passedCost: 10.5 };
const me = someone({ permissions: ["model:use"] });

function show({ filter = {}, reader = me, found = report, alerts = [] as CostAlert[], calls = [call] }: { filter?: UsageFilter; reader?: Me; found?: typeof report; alerts?: CostAlert[]; calls?: UsageCall[] } = {}) {
  const asked: UsageFilter[] = [];
  const seen = fakeServer({
    "GET /usage/report": () => ({ body: found }),
    "GET /usage/month": () => ({ body: month }),
    "GET /usage/calls": () => page(calls),
    "GET /usage/alerts": () => page(alerts),
    "PUT /usage/alerts/a1": (body) => ({ body: { ...passed, ...(body as object), passed: false } }),
    "POST /usage/alerts": (body) => ({ status: 201, body: { ...passed, ...(body as object) } }),
  });
  renderPage(<UsagePage filter={filter} onFilter={(next) => asked.push(next)} />, { me: reader });
  return { asked, seen };
}

test("the month, its forecast and the period stand at the top", async () => {
  show();

  const card = within(await screen.findByRole("region", { name: "Cost this month" }));
  await card.findByText("$12.50");
  card.getByText("About $15.00 by the end of the month ($14.00 to $16.00)");
  within(screen.getByRole("region", { name: "Cost" })).getByText("100% more than the period before");
  within(screen.getByRole("region", { name: "Succeeded" })).getByText("75%");
});

test("one sees one's own; the team and everybody are for who may", async () => {
  show();
  await screen.findByRole("region", { name: "Cost" });
  expect(screen.queryByRole("radio", { name: "Team" })).toBeNull();
  expect(screen.queryByRole("tab", { name: "People" })).toBeNull();
});

test("an administrator chooses whose usage it is", async () => {
  const { asked, seen } = show({ reader: administrator(), filter: { scope: "all", period: "30d" } });

  await userEvent.click(await screen.findByRole("radio", { name: "Team" }));

  expect(asked).toEqual([{ scope: "team", period: "30d" }]);
  expect(seen).toContain("GET /usage/report?scope=all&period=30d");
  screen.getByRole("tab", { name: "Teams" });
});

test("a model narrows the page, and the files are what is shown", async () => {
  const { asked } = show({ filter: { period: "7d" } });

  await userEvent.click(await screen.findByRole("button", { name: "gpt-5-mini" }));

  expect(asked).toEqual([{ period: "7d", model: "gpt-5-mini" }]);
  expect(screen.getAllByRole("link", { name: "Download CSV" }).map((link) => link.getAttribute("href"))).toEqual([
    "/api/v1/usage/report.csv?period=7d&by=step",
    "/api/v1/usage/report.csv?period=7d&by=model",
    "/api/v1/usage/calls.csv?period=7d",
  ]);
});

test("a call opens to its way and what went wrong", async () => {
  show();

  await userEvent.click(await screen.findByRole("button", { name: /Details of the call of gpt-5/ }));

  const details = within(await screen.findByRole("dialog"));
  details.getByText("failover: gpt-5 answered 503, then gpt-5-mini");
  details.getByText("The provider answered 503");
});

test("pictures, spoken characters and refusals that stand together are told with their numbers", async () => {
  const calls = [
    { ...call, id: "c2", model: "painter", outcome: "ok", totalTokens: 0, images: 3 },
    { ...call, id: "c3", model: "voice", outcome: "ok", totalTokens: 0, characters: 1234 },
    { ...call, id: "c4", outcome: "refused_by_limit", calls: 57 },
  ];
  show({ calls, found: { ...report, totals: totals({ images: 1, characters: 1234 }) } });

  const table = within(await screen.findByRole("table", { name: "Calls" }));
  table.getByText("3 images");
  table.getByText("1,234 characters spoken");
  table.getByText("Refused by a limit × 57");
  within(screen.getByRole("region", { name: "Tokens" })).getByText("1 image, 1,234 characters spoken");
});

test("a period without calls says what will show here", async () => {
  show({ found: { ...report, totals: totals({ calls: 0 }), series: [], models: [] } });
  await screen.findByRole("heading", { name: "No calls in this period" });
});

test("a passed threshold is told above everything, and one can be set", async () => {
  const { seen } = show({ alerts: [passed] });

  await screen.findByText("The whole team's cost: the month's cost passed $10.00. It was $10.50 when that was seen.");
  await userEvent.click(screen.getByRole("button", { name: "Add an alert" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.click(form.getByRole("button", { name: "Add an alert" }));
  form.getByText("More than nothing.");
  await userEvent.type(form.getByLabelText("Sum a month, in US dollars"), "25");
  await userEvent.click(form.getByRole("button", { name: "Add an alert" }));

  expect(seen).toContain("POST /usage/alerts");
});

test("a threshold is changed by who may set limits, and by nobody else", async () => {
  const { seen } = show({ alerts: [passed], reader: someone({ permissions: ["model:use", "limit:write"] }) });

  await userEvent.click(await screen.findByRole("button", { name: "Change the alert at $10.00" }));
  const form = within(await screen.findByRole("dialog", { name: "Change the alert" }));
  expect(form.queryByLabelText("Whose cost")).toBeNull();
  const sum = form.getByLabelText<HTMLInputElement>("Sum a month, in US dollars");
  expect(sum.value).toBe("$10");
  await userEvent.clear(sum);
  await userEvent.type(sum, "40");
  await userEvent.click(form.getByRole("button", { name: "Change" }));

  await waitFor(() => expect(seen).toContain("PUT /usage/alerts/a1"));
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("a threshold of the team is not changed by who may only see it", async () => {
  show({ alerts: [passed] });
  await screen.findByRole("table", { name: "Cost alerts" });
  expect(screen.queryByRole("button", { name: /Change the alert/ })).toBeNull();
});

test("a chart has a place for each day and model, in the days of the reader's zone", () => {
  const { columns, rows } = usageSeries(report, "cost", { measure: "Cost", other: "Others" });
  expect(columns.map(({ type }) => type)).toEqual(["date", "text", "decimal"]);
  expect(rows).toEqual([
    ["2026-11-25", "gpt-5", 0],
    ["2026-11-25", "gpt-5-mini", 0],
    ["2026-11-26", "gpt-5", 1.5],
    ["2026-11-26", "gpt-5-mini", 0.5],
  ]);
});

test("models beyond the largest seven are one", () => {
  const many = Array.from({ length: 9 }, (_, i) => ({ id: `m${i}`, name: `m${i}`, provider: "x", p95Ms: null, totals: totals({ cost: 9 - i }) }));
  const series = many.map(({ name, totals }) => ({ at: "2026-11-25T17:00:00Z", model: name, totals }));
  const { rows } = usageSeries({ ...report, models: many, series }, "cost", { measure: "Cost", other: "Others" });
  expect(rows.filter(([day]) => day === "2026-11-26").at(-1)).toEqual(["2026-11-26", "Others", 3]);
});

test("sums below a cent keep the digits that tell something", () => {
  expect([0, 0.00123, 0.5, 12.345, null].map((usd) => money("en", usd))).toEqual(["$0.00", "$0.0012", "$0.50", "$12.35", "–"]);
});
