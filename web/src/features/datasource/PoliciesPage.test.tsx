import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { page } from "@/testing/server";
import { own, pay, pick, show } from "./policies.fixture";
import { maskParts, maskRule } from "./policyRule";

test("policies are listed with what they limit, whom they bind, and what is wrong with them", async () => {
  show([own, pay]);

  const first = within(await screen.findByRole("row", { name: /Own orders/ }));
  first.getByText("orders");
  first.getByText("region = {user.region}");
  first.getByText("Everybody");
  first.getByText("except who has data_policies:write");
  const second = within(screen.getByRole("row", { name: /Pay/ }));
  second.getByText("staff.salary");
  await second.findByText("analyst");
  second.getByText("There is no column salary");
});

test("of a table that views read it is said which, and that they are closed to whom the policy binds", async () => {
  show([{ ...own, views: ["order_totals", "hr.orders_of_staff"] }]);

  const row = within(await screen.findByRole("row", { name: /Own orders/ }));
  row.getByText(/^Views that read it: order_totals, hr.orders_of_staff\. Whom this policy binds cannot read them/);
});

test("where there is none the next step is offered, and an error in the rule stands at its place", async () => {
  let made: unknown;
  let refuse = true;
  show([], {
    "POST /data-sources/s1/policies": (body) => {
      made = body;
      return refuse
        ? { status: 400, body: { detail: "At character 1: no", errors: [{ field: "rule", message: "At character 1: There is no column regoin" }] } }
        : { status: 201, body: own };
    },
  });

  await screen.findByText("Everybody who may ask this source sees all of it");
  await userEvent.click(screen.getByRole("button", { name: "New policy" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.type(form.getByRole("textbox", { name: /^Name/ }), "Own orders");
  await pick(form, "Table", "public.orders");
  await userEvent.type(form.getByRole("textbox", { name: /Which rows/ }), "regoin = 'North'");
  form.getByText("{user.region}");
  await userEvent.click(form.getByRole("button", { name: "Save" }));
  await form.findByText("At character 1: There is no column regoin");
  expect(form.getByText("regoin").tagName).toBe("MARK");
  refuse = false;
  await userEvent.click(form.getByRole("button", { name: "Save" }));

  await screen.findByText("Saved");
  expect(made).toEqual({
    name: "Own orders",
    kind: "row",
    namespace: "public",
    table: "orders",
    column: null,
    classification: null,
    rule: "regoin = 'North'",
    role: null,
    user: null,
    exempt: "data_policies:write",
    enabled: true,
  });
});

test("of two tables of one name the chosen one is bound", async () => {
  let made: unknown;
  const table = (namespace: string | null, column: string) => ({ name: "orders", namespace, primaryKey: [], columns: [{ name: column, type: "text" }] });
  show([], {
    "GET /data-sources/s1/schema": () => ({ body: { hash: "h", takenAt: "2026-03-01T10:00:00Z", tables: [table(null, "owner"), table("archive", "id")], keys: [] } }),
    "POST /data-sources/s1/policies": (body) => {
      made = body;
      return { status: 201, body: own };
    },
  });

  await userEvent.click(await screen.findByRole("button", { name: "New policy" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.type(form.getByRole("textbox", { name: /^Name/ }), "Own orders");
  await pick(form, "Table", "orders");
  await userEvent.type(form.getByRole("textbox", { name: /Which rows/ }), "owner = 'Ana'");
  await userEvent.click(form.getByRole("button", { name: "Save" }));

  await screen.findByText("Saved");
  expect(made).toMatchObject({ namespace: "", table: "orders" });
});

test("a mask for one person is put together from its parts", async () => {
  let made: unknown;
  show([own], {
    "POST /data-sources/s1/policies": (body) => {
      made = body;
      return { status: 201, body: pay };
    },
  });

  await userEvent.click(await screen.findByRole("button", { name: "New policy" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.type(form.getByRole("textbox", { name: /^Name/ }), "Pay");
  await userEvent.click(form.getByRole("radio", { name: "A column" }));
  await pick(form, "Table", "public.staff");
  await pick(form, "Column", "salary");
  await pick(form, "What is shown instead", "A rounded number");
  await userEvent.clear(form.getByRole("textbox", { name: "To the nearest" }));
  await userEvent.type(form.getByRole("textbox", { name: "To the nearest" }), "500");
  await userEvent.click(form.getByRole("radio", { name: "A person" }));
  await pick(form, "Person", "Ben");
  await userEvent.click(form.getByRole("button", { name: "Save" }));

  await waitFor(() => expect(made).toMatchObject({ kind: "column", column: "salary", rule: "round(500)", user: "u2", role: null }));
});

test("a policy is changed in the state that was seen, and deleted after a question", async () => {
  const headers: (string | null)[] = [];
  const { seen } = show([own], {
    "PUT /data-sources/s1/policies/p1": (_body, _url, request) => {
      headers.push(request.headers.get("If-Match"));
      return { body: own };
    },
    "DELETE /data-sources/s1/policies/p1": () => ({ status: 204 }),
  });

  await userEvent.click(await screen.findByRole("button", { name: "Change Own orders" }));
  await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Save" }));
  await waitFor(() => expect(headers).toEqual(['"3"']));

  await userEvent.click(await screen.findByRole("button", { name: "Delete Own orders" }));
  expect(seen).not.toContain("DELETE /data-sources/s1/policies/p1");
  await userEvent.click(await screen.findByRole("button", { name: "Delete" }));
  await waitFor(() => expect(seen).toContain("DELETE /data-sources/s1/policies/p1"));
});

test("what a colleague sees is told table by table", async () => {
  const masked = [{ column: "salary", mask: "round(1000)", policy: "Pay" }];
  const sights = [
    { namespace: null, table: "orders", rowsVisible: 3, rowsTotal: 12, masked: [], problem: "" },
    { namespace: null, table: "staff", rowsVisible: null, rowsTotal: 2, masked, problem: "The policy Pay no longer fits" },
  ];
  show([own], { "POST /data-sources/s1/policies/preview": () => page(sights) });

  await userEvent.click(await screen.findByRole("combobox", { name: "Colleague" }));
  await userEvent.click(await screen.findByRole("option", { name: "Ben" }));

  await screen.findByText("3 of 12 rows");
  screen.getByText("The policy Pay no longer fits");
  screen.getByText("salary: round(1000)");
});

test("a rule of a mask is read back into its parts", () => {
  for (const rule of ["hide", "null", "hash", "partial(1, 4)", "round(0.5)", "truncate(year)"]) {
    expect(maskRule(maskParts(rule))).toBe(rule);
  }
});
