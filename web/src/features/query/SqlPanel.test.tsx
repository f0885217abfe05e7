import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { someone } from "@/testing/people";
import { renderPage } from "@/testing/render";
import { fakeServer } from "@/testing/server";
import { Answer } from "./Answer";
import { answered, asked } from "./queries.fixture";

const base = {
  [`GET /data-sources/${asked().dataSource}/schema`]: () => ({ body: { hash: "h", takenAt: "2026-03-01T10:00:00Z", tables: [], keys: [] } }),
  "POST /queries/review": () => ({ body: { refused: null, parameters: [], hints: [] } }),
};

function show(me = someone()) {
  return renderPage(<Answer id="q1" onAsk={vi.fn()} onDraft={vi.fn()} />, { me });
}

test("an error of the database stands beside its SQL, which can be corrected and run", async () => {
  const bodies: unknown[] = [];
  fakeServer({
    ...base,
    "GET /queries/q1": () => ({
      body: asked({ status: "failed", stage: "done", sql: "SELECT amuont FROM orders", error: { code: "sql", message: "There is no column “amuont”.", line: 1, column: 8 } }),
    }),
    "PUT /queries/q1/sql": (body) => {
      bodies.push(body);
      return { body: answered() };
    },
  });
  show();

  expect(await screen.findByText("Line 1, column 8:")).toBeTruthy();
  await userEvent.click(await screen.findByRole("textbox", { name: "SQL" }));
  await userEvent.keyboard("{Control>}{Enter}{/Control}");

  await screen.findByText("Germany leads with 3,400.00.");
  expect(bodies).toEqual([{ sql: "SELECT amuont FROM orders", execute: true }]);
});

test("SQL that waits for the reader is shown and not run", async () => {
  fakeServer({ ...base, "GET /queries/q1": () => ({ body: answered({ columns: [], rows: [], rowCount: null, chart: null, answer: null }) }) });
  show();

  await screen.findByText(/has not been run/);
  expect(screen.getByRole("tab", { name: "SQL" }).getAttribute("aria-selected")).toBe("true");
  expect(screen.queryByRole("tab", { name: "Table" })).toBeNull();
});

test("what could be better is said beside the SQL", async () => {
  fakeServer({
    ...base,
    "GET /queries/q1": () => ({ body: answered() }),
    "POST /queries/review": () => ({ body: { refused: null, parameters: [], hints: [{ rule: "leading-wildcard", message: "x", line: 1, column: 34 }, { rule: "new-rule", message: "Said by the server.", line: 2, column: 1 }] } }),
  });
  show();

  await userEvent.click(await screen.findByRole("tab", { name: "SQL" }));

  const hints = within(await screen.findByRole("list", { name: "Hints" }));
  expect(hints.getByText("Line 1, column 34:")).toBeTruthy();
  expect(hints.getByText(/begins with a wildcard/)).toBeTruthy();
  expect(hints.getByText(/Said by the server/)).toBeTruthy();
});

test("who may not write SQL can read it only", async () => {
  fakeServer({ ...base, "GET /queries/q1": () => ({ body: answered() }) });
  show(someone({ permissions: ["query:read"] }));

  await userEvent.click(await screen.findByRole("tab", { name: "SQL" }));

  expect(screen.queryByRole("button", { name: "Run" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Run again" })).toBeNull();
});

test("the SQL of one source leads to several, and that over several is looked at over all of them", async () => {
  const reviewed: unknown[] = [];
  fakeServer({
    ...base,
    "GET /data-sources": () => ({ body: { items: [], next: null } }),
    "GET /queries/q1": () => ({ body: answered() }),
    "GET /queries/q2": () => ({ body: answered({ id: "q2", otherSources: ["s2"] }) }),
    "POST /queries/review": (body) => {
      reviewed.push(body);
      return { body: { refused: null, parameters: [], hints: [] } };
    },
  });
  const { unmount } = show();
  await userEvent.click(await screen.findByRole("tab", { name: "SQL" }));
  expect((await screen.findByRole("link", { name: "Ask over several sources…" })).getAttribute("href")).toBe(`/federation?source=${asked().dataSource}`);
  unmount();

  renderPage(<Answer id="q2" onAsk={vi.fn()} onDraft={vi.fn()} />);
  await userEvent.click(await screen.findByRole("tab", { name: "SQL" }));
  await vi.waitFor(() => expect(reviewed.at(-1)).toMatchObject({ otherSources: ["s2"] }));
  expect(screen.queryByRole("link", { name: "Ask over several sources…" })).toBeNull();
  expect(screen.getAllByRole("button", { name: "Save question" })).toHaveLength(2);
});
