import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { page } from "@/testing/server";
import type { Describing, DescriptionRun, Proposal } from "./describingApi";
import { shop, show } from "./sources.fixture";

const run: DescriptionRun = {
  id: "r1",
  status: "succeeded",
  tables: 2,
  done: 2,
  proposed: 2,
  dropped: 0,
  cancelRequested: false,
  failure: null,
  createdAt: "2026-03-01T10:00:00Z",
  startedAt: "2026-03-01T10:00:00Z",
  finishedAt: "2026-03-01T10:00:05Z",
};

const proposal = (change: Partial<Proposal> = {}): Proposal => ({
  id: "p1",
  table: "orders",
  column: "customer",
  description: "Who ordered",
  former: "",
  model: "writer",
  state: "open",
  createdAt: "2026-03-01T10:00:05Z",
  ...change,
});

const described = (change: Partial<Describing> = {}) => ({ body: { obstacle: null, last: null, tables: [], ...change } satisfies Describing });

/** The page with these proposals, all of the table orders. */
function decide(proposals: Proposal[], more: Parameters<typeof show>[0] = {}) {
  return show({
    "GET /semantic/descriptions/s1": () => described({ last: run, tables: [{ namespace: "public", table: "orders", proposals: proposals.length }] }),
    "GET /semantic/descriptions/s1/proposals": () => page(proposals),
    ...more,
  });
}

test("a model is asked for descriptions of what has none, followed and stopped", async () => {
  const bodies: unknown[] = [];
  let last: DescriptionRun | null = null;
  show({
    "GET /semantic/descriptions/s1": () => described({ last }),
    "POST /semantic/descriptions/s1/runs": (body) => {
      bodies.push(body);
      last = { ...run, status: "running", done: 1, finishedAt: null };
      return { status: 201, body: last };
    },
    "POST /semantic/descriptions/s1/runs/r1/cancel": () => {
      last = { ...run, status: "cancelled" };
      return { body: last };
    },
  });

  await screen.findByText("5 tables and columns are not described yet.");
  await userEvent.click(screen.getByRole("button", { name: "Propose descriptions" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "For what has none" }));

  await screen.findByText("1 of 2 tables asked about");
  expect(bodies).toEqual([{ all: false }]);
  await userEvent.click(screen.getByRole("button", { name: "Stop" }));
  await screen.findByText(/Stopped\. What was proposed until then stays\./);
});

test("a proposal stands beside its column and is accepted in other words", async () => {
  const bodies: unknown[] = [];
  decide([proposal()], {
    "POST /semantic/descriptions/s1/proposals/p1/accept": (body) => {
      bodies.push(body);
      return { status: 204 };
    },
  });

  const group = await screen.findByRole("group", { name: "Proposed description of customer" });
  within(group).getByText("Proposed by writer");
  await userEvent.click(within(group).getByRole("button", { name: "Change the proposed description of customer" }));
  await userEvent.type(within(group).getByRole("textbox"), " and pays");
  await userEvent.click(within(group).getByRole("button", { name: "Accept the description of customer" }));

  await waitFor(() => expect(bodies).toEqual([{ description: "Who ordered and pays" }]));
});

test("markup in a proposal stays text", async () => {
  decide([proposal({ description: "<b>bold</b> [link](https://example.org)" })]);

  await screen.findByText("<b>bold</b> [link](https://example.org)");
  expect(screen.queryByRole("link", { name: "link" })).toBeNull();
});

test("what somebody described since, and what is gone, is said", async () => {
  decide([proposal({ state: "overtaken" }), proposal({ id: "p2", column: "basket", state: "gone" })]);

  await screen.findByText(/Somebody described it meanwhile/);
  const gone = await screen.findByRole("group", { name: "Proposed description of basket" });
  within(gone).getByText(/basket is no longer in this source/);
  expect(within(gone).queryByRole("button", { name: /Accept/ })).toBeNull();
});

test("a proposal is rejected", async () => {
  const { seen } = decide([proposal()], { "DELETE /semantic/descriptions/s1/proposals/p1": () => ({ status: 204 }) });

  await userEvent.click(await screen.findByRole("button", { name: "Reject the description of customer" }));
  await waitFor(() => expect(seen).toContain("DELETE /semantic/descriptions/s1/proposals/p1"));
});

test("all of a table, or all of the source, are accepted at once", async () => {
  const bodies: unknown[] = [];
  decide([proposal(), proposal({ id: "p2", column: null, description: "What was ordered" })], {
    "POST /semantic/descriptions/s1/proposals/accept": (body) => {
      bodies.push(body);
      return { body: { accepted: 1, left: 1 } };
    },
  });

  await userEvent.click(await screen.findByRole("button", { name: "Accept 2 of this table" }));
  await waitFor(() => expect(bodies).toEqual([{ namespace: "public", table: "orders" }]));
  await userEvent.click(screen.getByRole("button", { name: "Accept all" }));
  const dialog = await screen.findByRole("dialog", { name: "Accept all proposals?" });
  await userEvent.click(within(dialog).getByRole("button", { name: "Accept all" }));

  await waitFor(() => expect(bodies).toEqual([{ namespace: "public", table: "orders" }, {}]));
  await screen.findAllByText(/1 left: described meanwhile/);
});

test("the reason of a failure is shown, and how many names were left out", async () => {
  show({ "GET /semantic/descriptions/s1": () => described({ last: { ...run, status: "failed", failure: "The limit of the team is reached", dropped: 3 } }) });

  await screen.findByText("The limit of the team is reached");
  await screen.findByText(/3 names in its answers are not in this source/);
});

test.each([
  ["no_model", "link", "Connect a model"],
  ["not_told", "button", "Change what may be told"],
] as const)("where %s stands in the way, it is said what helps", async (obstacle, role, name) => {
  show({ "GET /semantic/descriptions/s1": () => described({ obstacle }) });

  await screen.findByRole(role, { name });
  expect(screen.getByRole("button", { name: "Propose descriptions" })).toHaveProperty("disabled", true);
});

test("nobody is offered it who may not describe the source", async () => {
  show({ "GET /data-sources/s1": () => ({ body: { ...shop, mine: false } }) });

  await screen.findByText("customer");
  expect(screen.queryByRole("button", { name: "Propose descriptions" })).toBeNull();
});
