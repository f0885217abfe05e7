import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { administrator, someone } from "@/testing/people";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import type { Me } from "@/ui/session";
import type { EffectiveLimit, Limit } from "./limitApi";
import { LimitsPage } from "./LimitsPage";

const money: Limit = { id: "l1", ofAll: true, subject: "user", target: null, person: null, metric: "money", span: "month", amount: 20, warnAt: 80, createdAt: "2026-11-01T00:00:00Z" };
const requests: Limit = { ...money, id: "l2", ofAll: false, metric: "requests", span: "minute", amount: 60 };
const none: Limit = { ...requests, id: "l3", subject: "model", target: "m1", amount: null };
const effective: EffectiveLimit[] = [
  { limit: money, used: 15, reserved: 0.5, writtenOff: 0.25, resetsAt: "2026-12-01T00:00:00Z" },
  { limit: requests, used: 3, reserved: 0, writtenOff: 0, resetsAt: "2026-11-26T10:01:00Z", setAsideBy: "l3" },
];

function show({ reader = administrator(), limits = [money, requests, none], models = [{ id: "m1", name: "gpt-5-mini" }] as object[] }: { reader?: Me; limits?: Limit[]; models?: object[] } = {}) {
  const sent: unknown[] = [];
  const seen = fakeServer({
    "GET /limits": () => page(limits),
    "GET /limits/effective": () => page(effective),
    "GET /models": () => page(models),
    "GET /api-keys": () => page([{ id: "k1", name: "Nightly" }]),
    [`GET /teams/${reader.team.id}/members`]: () => page([{ user: "u2", displayName: "Ben" }]),
    "POST /limits": (body) => {
      sent.push(body);
      return { status: 201, body: money };
    },
    "PUT /limits/l2": (body) => {
      sent.push(body);
      return { body: requests };
    },
    "DELETE /limits/l2": () => ({ status: 204 }),
  });
  renderPage(<LimitsPage />, { me: reader });
  return { sent, seen };
}

test("what holds is shown with what is used, when it resets and why", async () => {
  show();

  const table = await screen.findByRole("table", { name: "What holds" });
  const row = within(table).getByRole("row", { name: /20\.00 per month for each person/ });
  within(row).getByText("$15.00 of $20.00");
  within(row).getByText("$0.50 reserved for calls under way");
  within(row).getByText("$0.25 lost with a server that died");
  within(row).getByText("Set for the whole installation");
  within(table).getByText("Set aside by a narrower limit of the same owner");
});

test("the limits for a colleague with a key are asked of the server", async () => {
  const { seen } = show();
  await screen.findByRole("table", { name: "What holds" });

  await userEvent.click(screen.getByRole("combobox", { name: "Person" }));
  await userEvent.click(await screen.findByRole("option", { name: "Ben" }));
  await userEvent.click(screen.getByRole("combobox", { name: "API key" }));
  await userEvent.click(await screen.findByRole("option", { name: "Nightly" }));

  expect(seen).toContain("GET /limits/effective?model=m1&user=u2&key=k1");
});

test("a first limit is set from the empty page", async () => {
  const { sent } = show({ limits: [] });

  await userEvent.click(await screen.findByRole("button", { name: "Add a limit" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.click(form.getByRole("button", { name: "Add a limit" }));
  form.getByText("A number, 0 or more.");
  await userEvent.type(form.getByLabelText("At most (US dollars)"), "12.5");
  await userEvent.click(form.getByRole("button", { name: "Add a limit" }));

  expect(sent).toEqual([{ ofAll: false, subject: "user", metric: "money", span: "month", amount: 12.5, warnAt: null }]);
});

test("a limit is changed, set to none, and deleted", async () => {
  const { sent, seen } = show();
  await userEvent.click(await screen.findByRole("button", { name: "Change 60 requests per minute for each person" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.click(form.getByRole("checkbox", { name: "No limit: set aside the general one" }));
  await userEvent.click(form.getByRole("button", { name: "Change" }));
  expect(sent).toEqual([{ amount: null, warnAt: 80 }]);

  await userEvent.click(screen.getByRole("button", { name: "Delete 60 requests per minute for each person" }));
  await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Delete" }));
  expect(seen).toContain("DELETE /limits/l2");
});

test("who may not set limits sees them", async () => {
  show({ reader: someone({ permissions: ["model:use"] }) });

  await screen.findByRole("table", { name: "All limits" });
  expect(screen.queryByRole("button", { name: "Add a limit" })).toBeNull();
  expect(screen.queryByRole("combobox", { name: "Person" })).toBeNull();
});
