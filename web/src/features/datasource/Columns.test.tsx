import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { someone } from "@/testing/people";
import { page } from "@/testing/server";
import type { Classification } from "./api";
import { column, schema, show } from "./sources.fixture";

const proposal: Classification = {
  namespace: "public",
  table: "orders",
  column: "customer",
  label: "email",
  level: "personal",
  status: "proposed",
  reason: "3 of 4 samples are e-mail addresses",
  evidence: { cue: "values", matching: 3, looked: 4, score: 0.84 },
  by: "",
  at: "2026-03-01T10:00:00Z",
  note: "",
};

test("proposed classes are reviewed with their reason", async () => {
  const bodies: unknown[] = [];
  let status: Classification["status"] = "proposed";
  show({
    "GET /data-sources/s1/classifications": () => page([{ ...proposal, status }]),
    "PUT /data-sources/s1/classifications": (body) => {
      bodies.push(body);
      status = "confirmed";
      return page([{ ...proposal, status }]);
    },
  });

  await userEvent.click(await screen.findByRole("button", { name: "Review 1 proposal" }));
  await screen.findByText("3 of 4 samples are of this kind.");
  await userEvent.click(screen.getByRole("button", { name: "Confirm orders.customer" }));

  await screen.findByText("Everything is decided.");
  expect(bodies).toEqual([{ decisions: [{ namespace: "public", table: "orders", column: "customer", status: "confirmed" }] }]);
  expect(screen.queryByText(/proposed/)).toBeNull();
});

test("a class is set by hand", async () => {
  const bodies: unknown[] = [];
  show({
    "PUT /data-sources/s1/classifications": (body) => {
      bodies.push(body);
      return page([]);
    },
  });

  await userEvent.click(await screen.findByRole("button", { name: "Say what customer holds" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Phone" }));

  await waitFor(() =>
    expect(bodies).toEqual([{ decisions: [{ namespace: "public", table: "orders", column: "customer", status: "confirmed", label: "phone" }] }]),
  );
});

test("why is noted with a decision, and stands there when it is decided anew", async () => {
  const bodies: unknown[] = [];
  let known: Classification = proposal;
  show({
    "GET /data-sources/s1/classifications": () => page([known]),
    "PUT /data-sources/s1/classifications": (body) => {
      bodies.push(body);
      known = { ...proposal, status: "confirmed", note: "Old shop", at: "2026-03-02T10:00:00Z" };
      return page([known]);
    },
  });
  const decision = { namespace: "public", table: "orders", column: "customer", status: "confirmed", note: "Old shop" };

  await userEvent.click(await screen.findByRole("button", { name: "Review 1 proposal" }));
  await userEvent.type(await screen.findByRole("textbox", { name: "Why orders.customer is decided so" }), " Old shop ");
  await userEvent.click(screen.getByRole("button", { name: "Confirm orders.customer" }));
  await screen.findByText("Everything is decided.");
  expect(bodies).toEqual([{ decisions: [decision] }]);
  await userEvent.click(screen.getByRole("button", { name: "Close" }));

  await userEvent.click(await screen.findByRole("button", { name: "customer: E-mail. Change it" }));
  const field = await screen.findByRole("textbox", { name: "Why customer is decided so" });
  expect((field as HTMLInputElement).value).toBe("Old shop");
  await userEvent.type(field, ", 2019");
  await userEvent.click(screen.getByRole("menuitem", { name: "Phone" }));
  await waitFor(() => expect(bodies[1]).toEqual({ decisions: [{ ...decision, label: "phone", note: "Old shop, 2019" }] }));
});

test("what Candela wrote is marked and is what a person begins with", async () => {
  const bodies: unknown[] = [];
  const [orders] = schema.tables;
  const written = { ...schema, tables: [{ ...orders, columns: [column("total", { description: "A number from 5 to 20." })] }] };
  show({
    "GET /data-sources/s1/schema": () => ({ body: written }),
    "PUT /data-sources/s1/descriptions": (body) => {
      bodies.push(body);
      return { status: 204 };
    },
  });

  await screen.findByText("Written by Candela from the data");
  await userEvent.click(screen.getByText("A number from 5 to 20."));
  await userEvent.type(screen.getByRole("textbox", { name: "Describe total" }), " In euros.{Enter}");

  await waitFor(() => expect(bodies).toEqual([{ table: "orders", namespace: "public", column: "total", description: "A number from 5 to 20. In euros." }]));
});

test("other words for a column become a term of the glossary", async () => {
  const bodies: unknown[] = [];
  show(
    {
      "POST /semantic/terms": (body) => {
        bodies.push(body);
        return { status: 201, body: {} };
      },
    },
    someone({ permissions: ["datasource:read", "datasource:write", "query:read", "term:write"] }),
  );

  await userEvent.click(await screen.findByRole("button", { name: "Other words for customer, with commas between them" }));
  await userEvent.type(screen.getByRole("textbox", { name: /Other words for customer/ }), "buyer, client{Enter}");

  await waitFor(() =>
    expect(bodies).toEqual([
      { kind: "synonym", phrases: ["buyer", "client"], meaning: "public.orders.customer", scope: "team", dataSource: "s1", definition: "" },
    ]),
  );
});
