import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { page } from "@/testing/server";
import type { DataPolicy } from "./api";
import { own, pick, show } from "./policies.fixture";

test("a policy for a kind of data says what it binds by now, and is made without table and column", async () => {
  let made: unknown;
  const bound = [
    { namespace: null, table: "staff", column: "phone", rule: "partial(1, 0)" },
    { namespace: "hr", table: "people", column: "mobile", rule: "null" },
  ];
  const phones: DataPolicy = { ...own, id: "p3", name: "Phones", kind: "column", table: null, classification: "phone", columns: bound, rule: "partial(1, 0)" };
  const unbound: DataPolicy = { ...phones, id: "p4", name: "Cards", classification: "payment_card", columns: [] };
  const held = { namespace: null, table: "staff", column: "email", label: "email", level: "personal", reason: "", by: "", at: "", note: "" };
  show([phones, unbound], {
    "GET /data-sources/s1/classifications": () =>
      page([
        { ...held, status: "confirmed" },
        { ...held, column: "contact", status: "proposed" },
        { ...held, column: "other", status: "rejected" },
      ]),
    "POST /data-sources/s1/policies": (body) => {
      made = body;
      return { status: 201, body: phones };
    },
  });

  const row = within(await screen.findByRole("row", { name: /Phones/ }));
  row.getByText("Phone");
  row.getByText("Binds now: staff.phone, hr.people.mobile (left empty).");
  within(screen.getByRole("row", { name: /Cards/ })).getByText(/^Binds nothing yet/);

  await userEvent.click(screen.getByRole("button", { name: "New policy" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.type(form.getByRole("textbox", { name: /^Name/ }), "Mails");
  await userEvent.click(form.getByRole("radio", { name: "A kind of data" }));
  expect(form.queryByRole("combobox", { name: "Table" })).toBeNull();
  await pick(form, "A kind of data", "Card number");
  form.getByText(/^Binds nothing yet/);
  await pick(form, "A kind of data", "E-mail");
  form.getByText("Binds now: staff.email. 1 column is only proposed and waits for a decision.");
  await pick(form, "What is shown instead", "An empty value");
  await userEvent.click(form.getByRole("button", { name: "Save" }));

  await waitFor(() =>
    expect(made).toMatchObject({ name: "Mails", kind: "column", namespace: null, table: null, column: null, classification: "email", rule: "null" }),
  );
});
