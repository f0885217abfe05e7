import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { own, pay, show } from "./policies.fixture";

test("a policy is switched off after a question and on at once, in the state that was seen, and nothing else of it changes", async () => {
  const bodies: unknown[] = [];
  const headers: (string | null)[] = [];
  const off = { ...pay, id: "p3", name: "Rest", enabled: false, namespace: "" };
  const take = (body: unknown, _url: unknown, request: Request) => {
    bodies.push(body);
    headers.push(request.headers.get("If-Match"));
    return { body: own };
  };
  show([own, off], { "PUT /data-sources/s1/policies/p1": take, "PUT /data-sources/s1/policies/p3": take });

  const turn = await screen.findByRole("switch", { name: "Own orders is on" });
  expect((turn as HTMLInputElement).checked).toBe(true);
  await userEvent.click(turn);
  expect(bodies).toEqual([]);
  await userEvent.click(await screen.findByRole("button", { name: "Switch off" }));
  await waitFor(() => expect(bodies).toHaveLength(1));
  expect(bodies[0]).toMatchObject({ name: "Own orders", rule: "region = {user.region}", exempt: "data_policies:write", enabled: false });

  const other = screen.getByRole("switch", { name: "Rest is on" });
  expect((other as HTMLInputElement).checked).toBe(false);
  await waitFor(() => expect((other as HTMLInputElement).disabled).toBe(false));
  await userEvent.click(other);
  await waitFor(() => expect(bodies).toHaveLength(2));
  expect(bodies[1]).toEqual({
    name: "Rest",
    kind: "column",
    namespace: "",
    table: "staff",
    column: "salary",
    classification: null,
    rule: "round(1000)",
    role: "r1",
    user: null,
    exempt: null,
    enabled: true,
  });
  expect(headers).toEqual(['"3"', '"3"']);
});

test("a policy that is switched off keeps nobody from a view", async () => {
  show([{ ...own, views: ["order_totals"], enabled: false }]);

  const row = within(await screen.findByRole("row", { name: /Own orders/ }));
  expect(row.queryByText(/^Views that read it/)).toBeNull();
});

test("who changes a policy that is switched off leaves it off", async () => {
  let made: unknown;
  show([{ ...own, enabled: false }], {
    "PUT /data-sources/s1/policies/p1": (body) => {
      made = body;
      return { body: own };
    },
  });

  await userEvent.click(await screen.findByRole("button", { name: "Change Own orders" }));
  await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Save" }));

  await waitFor(() => expect(made).toMatchObject({ enabled: false }));
});
