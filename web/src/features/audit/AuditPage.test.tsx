import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { administrator } from "@/testing/people";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import type { AuditEntry, AuditFilter } from "./api";
import { AuditPage } from "./AuditPage";
import { changes } from "./changes";

const entry: AuditEntry = {
  id: "7",
  number: 7,
  at: "2026-01-31T10:00:00Z",
  user: "u1",
  userName: "Ada",
  key: null,
  accessType: "ui",
  action: "user.updated",
  entityType: "user",
  entity: "u2",
  success: true,
  error: null,
  ip: "192.0.2.7",
  userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0 Safari/537.36",
  before: { status: "active", name: "Bob" },
  after: { status: "disabled", name: "Bob" },
};

function show(filter: AuditFilter = {}) {
  const asked: AuditFilter[] = [];
  renderPage(<AuditPage filter={filter} onFilter={(next) => asked.push(next)} />, { me: administrator() });
  return asked;
}

test("an entry opens to what it changed, and only that", async () => {
  fakeServer({ "GET /audit": () => page([entry]) });
  show();

  await userEvent.click(await screen.findByRole("button", { name: "Details of entry 7" }));

  const details = within(await screen.findByRole("table", { name: "Details" }));
  details.getByRole("row", { name: "status active disabled" });
  expect(details.queryByText("Bob")).toBeNull();
});

test("the filter of the address narrows the list and the file", async () => {
  const seen = fakeServer({ "GET /audit": () => page([entry]) });
  show({ action: "user.updated", entity: "u2" });

  await screen.findByRole("button", { name: "Details of entry 7" });
  expect(seen).toEqual(["GET /audit?action=user.updated&entity=u2"]);
  expect(screen.getByRole("link", { name: "Download CSV" }).getAttribute("href")).toBe("/api/v1/audit.csv?action=user.updated&entity=u2");
});

test("days are whole days", async () => {
  const seen = fakeServer({ "GET /audit": () => page([entry]) });
  show({ from: "2026-01-31", to: "2026-01-31" });

  await screen.findByRole("button", { name: "Details of entry 7" });
  const { searchParams } = new URL(seen[0]?.replace("GET ", "http://x") ?? "");
  const span = Date.parse(searchParams.get("to") ?? "") - Date.parse(searchParams.get("from") ?? "");
  expect(span).toBe(86_399_999);
});

test("what is typed becomes the filter", async () => {
  fakeServer({ "GET /audit": () => page([entry]) });
  const asked = show();

  await userEvent.type(await screen.findByLabelText("Object id"), "u2");

  await waitFor(() => expect(asked.at(-1)).toEqual({ entity: "u2" }));
});

test("a whole chain is told with its length", async () => {
  fakeServer({ "GET /audit": () => page([]), "GET /audit/verification": () => ({ body: { ok: true, entries: 4123 } }) });
  show();

  await userEvent.click(await screen.findByRole("button", { name: "Verify chain" }));

  await screen.findByText("The chain is whole: 4,123 entries checked.");
});

test("a broken chain is told with its first bad entry", async () => {
  fakeServer({
    "GET /audit": () => page([]),
    "GET /audit/verification": () => ({ body: { ok: false, entries: 9, firstBad: "5", reason: "The hash does not fit." } }),
  });
  show();

  await userEvent.click(await screen.findByRole("button", { name: "Verify chain" }));

  await screen.findByText("The chain is broken at entry 5.");
  screen.getByText(/The hash does not fit\./);
});

test("changes are told by path, with what came and what went", () => {
  expect(changes({ a: 1, tls: { mode: "prefer" }, gone: true }, { a: 1, tls: { mode: "verify" }, come: ["x"] })).toEqual([
    { field: "come", before: undefined, after: '["x"]' },
    { field: "gone", before: "true", after: undefined },
    { field: "tls.mode", before: "prefer", after: "verify" },
  ]);
  expect(changes(null, null)).toEqual([]);
});
