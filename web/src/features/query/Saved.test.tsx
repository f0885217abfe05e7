import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { someone } from "@/testing/people";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import { answered, asked } from "./queries.fixture";
import { SavedPage } from "./SavedPage";
import type { Template } from "./savedApi";
import { TemplatePage } from "./TemplatePage";

const SHOP = asked().dataSource;
const schema = { [`GET /data-sources/${SHOP}/schema`]: () => ({ body: { hash: "h", takenAt: "2026-03-01T10:00:00Z", tables: [], keys: [] } }) };
const categories = { "GET /query-templates/categories": () => page(["Sales"]) };

function template(change: Partial<Template> = {}): Template {
  return {
    id: "t1",
    name: "Revenue of a country",
    description: "",
    category: "Sales",
    dataSource: SHOP,
    otherSources: [],
    dataSourceName: "Shop",
    question: "",
    sql: "SELECT sum(amount) FROM orders WHERE country = {{country}} AND placed > {{since}}",
    parameters: [
      { name: "country", label: "Country", type: "text", required: true, defaultValue: "France", choices: { table: "customers", column: "country" } },
      { name: "since", label: "", type: "date", required: false, defaultValue: null, choices: null },
    ],
    visibility: "private",
    sharing: "execute",
    verified: true,
    usageCount: 2,
    lastUsedAt: null,
    createdAt: "2026-03-01T10:00:00Z",
    updatedAt: "2026-03-01T10:00:00Z",
    owner: "p1",
    ownerName: "Ana",
    mine: true,
    mayRun: true,
    mayEdit: true,
    version: 3,
    ...change,
  };
}

test("an empty list offers to ask", async () => {
  fakeServer({ ...categories, "GET /query-templates": () => page([]) });
  renderPage(<SavedPage />);

  await screen.findByText("Nothing saved yet");
  expect(screen.getByRole("link", { name: "Ask a question" }).getAttribute("href")).toBe("/");
});

test("the list shows what is verified and how often it was run, and is narrowed by category", async () => {
  const seen = fakeServer({ ...categories, "GET /query-templates": () => page([template()]) });
  renderPage(<SavedPage />);

  const row = await screen.findByRole("row", { name: /Revenue of a country/ });
  expect(within(row).getByText("Verified")).toBeTruthy();
  expect(within(row).getByText("2 runs")).toBeTruthy();
  await userEvent.click(screen.getByRole("combobox", { name: "Category" }));
  await userEvent.click(await screen.findByRole("option", { name: "Sales" }));
  await waitFor(() => expect(seen).toContain("GET /query-templates?sort=use&category=Sales"));
});

test("a saved question is run with the values that were entered", async () => {
  const bodies: unknown[] = [];
  fakeServer({
    ...schema,
    "GET /query-templates/t1": () => ({ body: template() }),
    "GET /query-templates/t1/parameters/country/choices": () => page(["France", "Spain"]),
    "POST /query-templates/t1/run": (body) => {
      bodies.push(body);
      return { body: answered() };
    },
    "GET /queries/q1": () => ({ body: answered() }),
  });
  renderPage(<TemplatePage id="t1" />);

  await userEvent.click(await screen.findByRole("combobox", { name: "Country" }));
  await userEvent.click(await screen.findByRole("option", { name: "Spain" }));
  await userEvent.click(screen.getByRole("button", { name: "Run" }));

  await screen.findByText("Germany leads with 3,400.00.");
  expect(bodies).toEqual([{ values: { country: "Spain", since: "" } }]);
});

test("a wrong value is told at its field", async () => {
  fakeServer({
    ...schema,
    "GET /query-templates/t1": () => ({ body: template() }),
    "GET /query-templates/t1/parameters/country/choices": () => page([]),
    "POST /query-templates/t1/run": () => ({ status: 400, body: { title: "Bad Request", detail: "x", errors: [{ field: "values.since", message: "The value of since must be a date" }] } }),
  });
  renderPage(<TemplatePage id="t1" />);

  await userEvent.click(await screen.findByRole("button", { name: "Run" }));

  await screen.findByText("The value of since must be a date");
});

test("who may only read it finds nothing to run and nothing to change", async () => {
  fakeServer({ "GET /query-templates/t1": () => ({ body: template({ mine: false, mayRun: false, mayEdit: false }) }) });
  renderPage(<TemplatePage id="t1" />, { me: someone({ permissions: ["query:read"] }) });

  await screen.findByText(/lets you read this question/);
  expect(screen.queryByRole("button", { name: "Run" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Change" })).toBeNull();
});

test("a change names the state that it was made from", async () => {
  const tags: (string | null)[] = [];
  fakeServer({
    ...schema,
    ...categories,
    "GET /query-templates/t1": () => ({ body: template() }),
    "GET /query-templates/t1/parameters/country/choices": () => page([]),
    "POST /queries/review": () => ({ body: { refused: null, parameters: ["country", "since"], hints: [{ rule: "no-limit", message: "x", line: 1, column: 1 }] } }),
    "PUT /query-templates/t1": (_, __, request) => {
      tags.push(request.headers.get("If-Match"));
      return { body: template({ version: 4 }) };
    },
  });
  renderPage(<TemplatePage id="t1" />);

  await userEvent.click(await screen.findByRole("button", { name: "Change" }));
  const drawer = await screen.findByRole("dialog");
  await within(drawer).findByText(/end with LIMIT/);
  await userEvent.click(within(drawer).getByRole("button", { name: "Save" }));

  await waitFor(() => expect(tags).toEqual(['"3"']));
});
