import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { someone } from "@/testing/people";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import type { Conversation, DataSource } from "./api";
import { HomePage } from "./HomePage";

const source = (id: string, name: string, change: Partial<DataSource> = {}): DataSource => ({
  id,
  name,
  kind: "duckdb",
  status: "active",
  visibility: "team",
  tables: 3,
  rowCount: 1200,
  demo: false,
  owner: "u1",
  mine: true,
  createdAt: "2026-03-01T10:00:00Z",
  refreshedAt: null,
  ...change,
});
const dataset = (id: string, name: string, documents = 3) => ({ id, name, counts: { documents, ready: documents, failed: 0, waiting: 0, passages: 9 } });
const conversation: Conversation = {
  id: "c1",
  title: "Revenue last year",
  dataSource: "s1",
  messageCount: 2,
  createdAt: "2026-03-01T10:00:00Z",
  lastMessageAt: "2026-03-01T10:05:00Z",
  pinned: false,
  archivedAt: null,
};

const reader = someone({ permissions: [...someone().permissions, "dataset:read"] });

function server(change: Parameters<typeof fakeServer>[0] = {}) {
  return fakeServer({
    "GET /data-sources": () => page([source("s1", "Warehouse"), source("s2", "Lumen shop", { demo: true })]),
    "GET /data-sources/s1/examples": () => ({ body: { items: ["stock by hall"] } }),
    "GET /data-sources/s2/examples": () => ({ body: { items: ["revenue by month"] } }),
    "GET /conversations": () => page([conversation]),
    "GET /datasets": () => page([dataset("d1", "Travel policy"), dataset("d2", "Handbook"), dataset("d3", "Drafts", 0)]),
    "POST /conversations": () => ({ status: 201, body: conversation }),
    ...change,
  });
}

const asksTo = (bodies: unknown[]) => ({
  "POST /queries": (body: unknown) => {
    bodies.push(body);
    return { status: 202, body: { id: "q1", conversation: "c1" } };
  },
});

test("a newcomer sees the demo and asks one of its examples with one press", async () => {
  const bodies: unknown[] = [];
  server(asksTo(bodies));
  const { router } = renderPage(<HomePage />);

  expect(await screen.findByDisplayValue("Lumen shop")).toBeTruthy();
  await userEvent.click(await screen.findByRole("button", { name: "revenue by month" }));

  await waitFor(() => expect(router.state.location.pathname).toBe("/conversations/c1"));
  expect(bodies).toEqual([{ dataSource: "s2", question: "revenue by month", execute: true, conversation: "c1" }]);
});

test("the chosen source is remembered and its examples are offered", async () => {
  server();
  const first = renderPage(<HomePage />);
  await userEvent.click(await screen.findByRole("combobox", { name: "Source" }));
  await userEvent.click(await screen.findByRole("option", { name: "Warehouse" }));
  await screen.findByRole("button", { name: "stock by hall" });
  first.unmount();

  renderPage(<HomePage />);

  expect(await screen.findByDisplayValue("Warehouse")).toBeTruthy();
});

test("Enter asks, but not while an input method composes a letter", async () => {
  const bodies: unknown[] = [];
  server(asksTo(bodies));
  renderPage(<HomePage />, { language: "vi" });
  const box = await screen.findByLabelText("Câu hỏi của bạn");

  await userEvent.type(box, "doanh thu");
  fireEvent.keyDown(box, { key: "Enter", isComposing: true });
  expect(bodies).toEqual([]);
  fireEvent.keyDown(box, { key: "Enter" });

  await waitFor(() => expect(bodies).toHaveLength(1));
});

test("a refused question says why, leaves no empty conversation and can be tried again", async () => {
  let refused = true;
  const seen = server({
    "POST /queries": () => (refused ? { status: 409, body: { detail: "The source is disabled." } } : { status: 202, body: { id: "q1", conversation: "c1" } }),
    "DELETE /conversations/c1": () => ({ status: 204 }),
  });
  const { router } = renderPage(<HomePage question="revenue" />);

  await userEvent.click(await screen.findByRole("button", { name: "Ask" }));
  expect((await screen.findByRole("alert")).textContent).toContain("The source is disabled.");
  expect(seen).toContain("DELETE /conversations/c1");
  refused = false;
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));

  await waitFor(() => expect(router.state.location.pathname).toBe("/conversations/c1"));
});

test("with no source the way to add one is offered", async () => {
  server({ "GET /data-sources": () => page([]) });
  renderPage(<HomePage />);

  expect((await screen.findByRole("link", { name: "Add a source" })).getAttribute("href")).toBe("/sources/new");
});

test("who may only read is told so", async () => {
  server();
  renderPage(<HomePage />, { me: someone({ permissions: ["query:read", "chat:read"] }) });

  await screen.findByText(/lets you read answers, not ask/);
  expect(screen.queryByLabelText("Your question")).toBeNull();
});

test("several sources are asked on a page of their own", async () => {
  server();
  const { router } = renderPage(<HomePage />);

  await userEvent.click(await screen.findByDisplayValue("Lumen shop"));
  await userEvent.click(await screen.findByText("Several sources…"));

  await waitFor(() => expect(router.state.location.pathname).toBe("/federation"));
  expect(router.state.location.search).toEqual({ source: "s2" });
});

test("after # the datasets that have documents are offered, and the chosen ones answer instead of the source", async () => {
  const bodies: unknown[] = [];
  server({
    "POST /rag": (body) => {
      bodies.push(body);
      return { status: 201, body: { id: "a1" } };
    },
  });
  const { router } = renderPage(<HomePage />, { me: reader });
  const box = await screen.findByLabelText("Your question");
  await screen.findByRole("button", { name: "Ask documents" });

  await userEvent.type(box, "how much abroad #");
  expect((await screen.findAllByRole("option")).map(({ textContent }) => textContent)).toEqual(["Travel policy", "Handbook"]);
  await userEvent.type(box, "tra{Enter}");
  within(screen.getByRole("group", { name: "Datasets" })).getByText(/Travel policy/);
  expect(screen.queryByRole("combobox", { name: "Source" })).toBeNull();
  expect((box as HTMLTextAreaElement).value.trim()).toBe("how much abroad");
  await userEvent.type(box, "{Enter}");

  await waitFor(() => expect(router.state.location.pathname).toBe("/conversations/c1"));
  expect(bodies).toEqual([{ question: "how much abroad", datasets: ["d1"], conversation: "c1" }]);
  expect(window.sessionStorage.getItem("candela-datasets-c1")).toBe('["d1"]');
});

test("a whole name after # needs no choosing, and can be left out again", async () => {
  server();
  renderPage(<HomePage />, { me: reader });
  const box = await screen.findByLabelText("Your question");
  await screen.findByRole("button", { name: "Ask documents" });

  await userEvent.type(box, "#handbook how many days?");
  await userEvent.click(await screen.findByRole("button", { name: "Do not ask Handbook" }));

  expect((box as HTMLTextAreaElement).value).toBe("how many days?");
  expect(await screen.findByDisplayValue("Lumen shop")).toBeTruthy();
});
