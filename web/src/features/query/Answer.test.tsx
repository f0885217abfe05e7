import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { fakeEvents } from "@/testing/events";
import { renderPage } from "@/testing/render";
import { fakeServer } from "@/testing/server";
import { Answer } from "./Answer";
import { answered, asked } from "./queries.fixture";

const noSchema = { hash: "h", takenAt: "2026-03-01T10:00:00Z", tables: [], keys: [] };
const base = { [`GET /data-sources/${asked().dataSource}/schema`]: () => ({ body: noSchema }) };

function show(handlers: { onAsk?: (text: string) => void; onDraft?: (text: string) => void } = {}) {
  return renderPage(<Answer id="q1" onAsk={handlers.onAsk ?? vi.fn()} onDraft={handlers.onDraft ?? vi.fn()} />);
}

test("an answer shows its stages as they come and becomes a card", async () => {
  const events = fakeEvents();
  fakeServer({ "GET /queries/q1": () => ({ body: asked() }) });
  show();

  expect((await screen.findByText("Understanding")).closest("li")?.getAttribute("aria-current")).toBe("step");
  expect(events.urls()).toEqual(["/api/v1/queries/q1/events"]);
  events.send("query", asked({ stage: "running" }));
  expect((await screen.findByText("Running")).closest("li")?.getAttribute("aria-current")).toBe("step");

  events.send("query", answered());

  await screen.findByText("Germany leads with 3,400.00.");
  expect(screen.getByText("Sure · 92%")).toBeTruthy();
  expect(screen.getByRole("img", { name: /Revenue by country.*1,200.50 to 3,400.00/ })).toBeTruthy();
  expect(events.urls()).toEqual([]);
});

test("a cut line is made up for by asking the server", async () => {
  const events = fakeEvents();
  let now = asked();
  fakeServer({ "GET /queries/q1": () => ({ body: now }) });
  show();
  await screen.findByText("Understanding");

  now = answered();
  events.cut();

  await screen.findByText("Germany leads with 3,400.00.");
});

test("a running answer can be stopped and asked again", async () => {
  fakeEvents();
  const seen = fakeServer({
    "GET /queries/q1": () => ({ body: asked() }),
    "POST /queries/q1/cancel": () => ({ body: asked({ status: "cancelled", stage: "done" }) }),
    "POST /queries/q1/rerun": () => ({ body: answered() }),
  });
  show();

  await userEvent.click(await screen.findByRole("button", { name: "Stop" }));
  await screen.findByText("Stopped before it finished.");
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));

  await screen.findByText("Germany leads with 3,400.00.");
  expect(seen).toContain("POST /queries/q1/cancel");
});

test("each phrase of the question tells what it stands for", async () => {
  fakeServer({ ...base, "GET /queries/q1": () => ({ body: answered() }) });
  show();

  expect(await screen.findByRole("note", { name: "revenue: Operation: sum(orders.amount) · 94%" })).toBeTruthy();
  await userEvent.click(screen.getByRole("tab", { name: "How I understood this" }));

  const table = within(screen.getByRole("table", { name: "Words and what they stand for" }));
  expect(table.getByText("customers.country")).toBeTruthy();
  expect(screen.getByText("All years are taken.")).toBeTruthy();
});

test("the rows are sorted by a press on a header and say what was left out", async () => {
  fakeServer({ ...base, "GET /queries/q1": () => ({ body: answered({ truncated: true, rowCount: 2 }) }) });
  show();

  await userEvent.click(await screen.findByRole("tab", { name: "Table" }));
  const first = () => within(screen.getAllByRole("row")[1] as HTMLElement).getAllByRole("cell")[0]?.textContent;
  expect(first()).toBe("France");
  await userEvent.click(screen.getByRole("button", { name: "revenue" }));

  expect(first()).toBe("Germany");
  expect(screen.getByText(/Only the first 2 rows were kept/)).toBeTruthy();
});

test("sorting a long result fetches its further pages first", async () => {
  const body = answered({ rowCount: 3 });
  const page = (items: unknown[], next: string | null) => ({ body: { columns: body.columns, items, next, rowCount: 3 } });
  fakeServer({
    ...base,
    "GET /queries/q1": () => ({ body }),
    "GET /queries/q1/results": (_, url) => (url.searchParams.get("cursor") ? page([["Spain", 9000]], null) : page(body.rows, "c2")),
  });
  show();

  await userEvent.click(await screen.findByRole("tab", { name: "Table" }));
  await userEvent.click(screen.getByRole("button", { name: "revenue" }));

  await waitFor(() => expect(within(screen.getAllByRole("row")[1] as HTMLElement).getByText("Spain")).toBeTruthy());
});

test("an ambiguous question is asked back and continues with the choice", async () => {
  const bodies: unknown[] = [];
  fakeServer({
    "GET /queries/q1": () => ({
      body: asked({ clarification: { question: "Best by what?", options: [{ label: "Most revenue", detail: "sum" }, { label: "Most orders", detail: "count" }] } }),
    }),
    "POST /queries/q1/choice": (body) => {
      bodies.push(body);
      return { body: answered() };
    },
  });
  show();

  await userEvent.click(await screen.findByRole("button", { name: /Most orders/ }));

  await screen.findByText("Germany leads with 3,400.00.");
  expect(bodies).toEqual([{ alternative: 1 }]);
});

test("another reading can be taken", async () => {
  fakeServer({
    ...base,
    "GET /queries/q1": () => ({ body: answered({ alternatives: [{ sql: "…", reading: "Orders by country", confidence: 0.5 }] }) }),
    "POST /queries/q1/choice": () => ({ body: answered({ answer: "Germany has the most orders.", finishedAt: "2026-03-01T10:00:09Z" }) }),
  });
  show();

  await userEvent.click(await screen.findByRole("button", { name: "Orders by country" }));

  await screen.findByText("Germany has the most orders.");
});

test("words that were not understood are named, and what the source knows is offered", async () => {
  const onAsk = vi.fn();
  const onDraft = vi.fn();
  const column = { name: "amount", type: "decimal", nullable: false, samples: [] };
  fakeServer({
    "GET /queries/q1": () => ({
      body: asked({ status: "failed", stage: "done", unknownWords: ["glorbs"], error: { code: "not_understood", message: "I do not know “glorbs”." } }),
    }),
    [`GET /data-sources/${asked().dataSource}/schema`]: () => ({
      body: { ...noSchema, tables: [{ name: "orders", primaryKey: [], columns: [column] }] },
    }),
    [`GET /data-sources/${asked().dataSource}/examples`]: () => ({ body: { items: ["revenue by month"] } }),
  });
  show({ onAsk, onDraft });

  const words = within(await screen.findByRole("group", { name: "These words I could not tie to the data" }));
  expect(words.getByText("glorbs")).toBeTruthy();
  expect(words.getByRole("link", { name: "Say what it means" }).getAttribute("href")).toBe(`/glossary?word=glorbs&source=${asked().dataSource}`);
  await userEvent.click(await screen.findByRole("button", { name: "amount" }));
  expect(onDraft).toHaveBeenCalledWith("revenue by country amount");
  await userEvent.click(await screen.findByRole("button", { name: "revenue by month" }));
  expect(onAsk).toHaveBeenCalledWith("revenue by month");
});

test("result and chart can be downloaded", async () => {
  fakeServer({ ...base, "GET /queries/q1": () => ({ body: answered() }) });
  show();

  await userEvent.click(await screen.findByRole("button", { name: "Download" }));

  const hrefs = (await screen.findAllByRole("menuitem")).map((item) => item.getAttribute("href"));
  expect(hrefs).toEqual([
    "/api/v1/queries/q1/results.csv",
    "/api/v1/queries/q1/results.xlsx",
    "/api/v1/queries/q1/results.json",
    null,
    "/api/v1/queries/q1/chart.svg?type=bar&theme=light",
    "/api/v1/queries/q1/chart.png?type=bar&theme=light",
  ]);
});

test("the history tells what was done to a query", async () => {
  fakeServer({
    ...base,
    "GET /queries/q1": () => ({ body: answered() }),
    "GET /queries/q1/history": () => ({
      body: { items: [{ action: "edited", at: "2026-03-01T10:00:00Z", userName: "Mai Tran", details: { sql: "SELECT 1" } }] },
    }),
  });
  show();

  await userEvent.click(await screen.findByRole("button", { name: "History" }));

  await screen.findByText("SQL changed");
  expect(screen.getByText("SELECT 1")).toBeTruthy();
});
