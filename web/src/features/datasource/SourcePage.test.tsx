import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { someone } from "@/testing/people";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import { schema, shop, show } from "./sources.fixture";
import { SourcesPage } from "./SourcesPage";

const menu = async (item: string) => {
  await userEvent.click(await screen.findByRole("button", { name: "Actions: Shop" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: item }));
};

test("sources are listed with kind, size and the way to ask", async () => {
  fakeServer({ "GET /data-sources": () => page([shop, { ...shop, id: "s2", name: "Old", status: "disabled", demo: true }]) });
  renderPage(<SourcesPage />);

  expect((await screen.findByRole("link", { name: "Shop" })).getAttribute("href")).toBe("/sources/s1");
  expect(screen.getAllByText("2 tables · 1,200 rows")).toHaveLength(2);
  expect(screen.getByRole("link", { name: "Ask: Shop" }).getAttribute("href")).toBe("/?source=s1");
  expect(screen.queryByRole("link", { name: "Ask: Old" })).toBeNull();
  expect(screen.getByText("Disabled")).toBeTruthy();
});

test("tables show their columns, keys, values and ranges", async () => {
  show();

  await screen.findByText("1 to 1000 · 1,000 different");
  expect(screen.getByRole("img", { name: "Primary key" })).toBeTruthy();
  expect(screen.getByRole("img", { name: "Points to public.customers.id (found in the data)" })).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: /customers/ }));

  await screen.findByText("Germany · Vietnam");
});

test("a column is described where it stands", async () => {
  const bodies: unknown[] = [];
  show({
    "PUT /data-sources/s1/descriptions": (body) => {
      bodies.push(body);
      return { status: 204 };
    },
  });

  await userEvent.click(await screen.findByRole("button", { name: "Describe customer" }));
  await userEvent.type(screen.getByRole("textbox", { name: "Describe customer" }), "Who bought{Enter}");

  await waitFor(() => expect(bodies).toEqual([{ table: "orders", namespace: "public", column: "customer", description: "Who bought" }]));
});

test("how much storage a table takes is told in a unit that people read, and nothing where it is unknown", async () => {
  show({ "GET /data-sources/s1/schema": () => ({ body: { ...schema, tables: [{ ...schema.tables[0], bytes: 262_144 }, schema.tables[1]] } }) });

  await screen.findByText("262.1 kB on disk");
  await userEvent.click(screen.getByRole("button", { name: /customers/ }));

  await waitFor(() => expect(screen.queryByText(/on disk/)).toBeNull());
});

test("of two tables of one name each is shown and described for itself", async () => {
  const bodies: unknown[] = [];
  const [orders] = schema.tables;
  const archived = { ...orders, namespace: "archive", rowCount: 7, description: "What is done", describedBy: "person" };
  show({
    "GET /data-sources/s1/schema": () => ({ body: { ...schema, tables: [{ ...orders, namespace: null }, archived] } }),
    "PUT /data-sources/s1/descriptions": (body) => {
      bodies.push(body);
      return { status: 204 };
    },
  });

  await userEvent.click(await screen.findByRole("button", { name: /archive\.orders/ }));
  await screen.findByText("What is done");
  await userEvent.click(screen.getByRole("button", { name: "Describe customer" }));
  await userEvent.type(screen.getByRole("textbox", { name: "Describe customer" }), "Who bought{Enter}");

  await waitFor(() => expect(bodies).toEqual([{ table: "orders", namespace: "archive", column: "customer", description: "Who bought" }]));
});

test("another word or key of a table of one name in another schema is not this one's", async () => {
  const bodies: unknown[] = [];
  const [orders] = schema.tables;
  const term = { scope: "team", kind: "synonym", dataSource: "s1", definition: "" };
  const key = { table: "orders", columns: ["customer"], target: "customers", targetColumns: ["id"], declared: true };
  show(
    {
      "GET /data-sources/s1/schema": () => ({
        body: { ...schema, tables: [{ ...orders, namespace: null }, { ...orders, namespace: "archive" }], keys: [{ ...key, namespace: "archive", targetNamespace: null }] },
      }),
      "GET /semantic/terms": () => page([{ ...term, id: "t1", phrases: ["deals"], meaning: "archive.orders" }, { ...term, id: "t2", phrases: ["cases"], meaning: "orders" }]),
      "POST /semantic/terms": (body) => {
        bodies.push(body);
        return { status: 201, body: {} };
      },
    },
    someone({ permissions: ["datasource:read", "datasource:write", "query:read", "term:write"] }),
  );

  await screen.findByText(/cases/);
  expect(screen.queryByText(/deals/)).toBeNull();
  expect(screen.queryByRole("img", { name: "Points to customers.id" })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: /archive\.orders/ }));
  await screen.findByText(/deals/);
  expect(screen.queryByText(/cases/)).toBeNull();
  expect(screen.getByRole("img", { name: "Points to customers.id" })).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Other words for customer, with commas between them" }));
  await userEvent.type(screen.getByRole("textbox", { name: /Other words for customer/ }), "buyer{Enter}");

  await waitFor(() => expect(bodies).toEqual([{ ...term, phrases: ["buyer"], meaning: "archive.orders.customer" }]));
});

test("a refresh says what changed", async () => {
  show({ "POST /data-sources/s1/refresh": () => ({ body: { changed: true, added: ["coupons"], removed: [], altered: ["orders.id"] } }) });

  await userEvent.click(await screen.findByRole("button", { name: "Refresh" }));

  await screen.findByText("coupons");
  expect(screen.getByText("orders.id")).toBeTruthy();
});

test("the first rows of a table are shown", async () => {
  const policies = [{ policy: "Own", table: "orders", column: null, effect: "rows", step: null, unit: null }];
  show({ "GET /data-sources/s1/preview": () => ({ body: { columns: [{ name: "id", type: "integer" }], rows: [[42]], policies } }) });

  await userEvent.click(await screen.findByRole("tab", { name: "First rows" }));

  await screen.findByText("42");
  screen.getByText("1 policy applies: you see only some rows of orders. (Own)");
});

test("a source is kept to oneself, disabled, renamed", async () => {
  const changes: unknown[] = [];
  show({
    "PATCH /data-sources/s1": (body) => {
      changes.push(body);
      return { body: shop };
    },
  });

  await menu("Keep it to myself");
  await menu("Disable");
  await menu("Rename");
  await userEvent.type(await screen.findByLabelText(/^Name/), " 2{Enter}");

  await waitFor(() => expect(changes).toEqual([{ visibility: "private" }, { status: "disabled" }, { name: "Shop 2" }]));
});

test("a changed connection keeps the stored password when none is typed", async () => {
  const changes: unknown[] = [];
  show({
    "PATCH /data-sources/s1": (body) => {
      changes.push(body);
      return { body: shop };
    },
  });

  await menu("Change the connection");
  await userEvent.clear(await screen.findByLabelText(/^Host/));
  await userEvent.type(screen.getByLabelText(/^Host/), "db2");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));

  await waitFor(() => expect(changes).toEqual([{ connection: { host: "db2", port: 5432, database: "shop", username: "reader", tls: "require", certificates: { authority: "", client: "" } } }]));
});

test("a source is deleted only after its name was typed", async () => {
  const { seen, router } = show({ "DELETE /data-sources/s1": () => ({ status: 204 }) });

  await menu("Delete");
  const button = await screen.findByRole("button", { name: "Delete" });
  expect((button as HTMLButtonElement).disabled).toBe(true);
  await userEvent.type(screen.getByLabelText("Name of the source"), "Shop");
  await userEvent.click(button);

  await waitFor(() => expect(router.state.location.pathname).toBe("/sources"));
  expect(seen).toContain("DELETE /data-sources/s1");
});

test("who may not change sources sees no way to", async () => {
  show({}, someone({ permissions: ["datasource:read"] }));

  await screen.findByText("1 to 1000 · 1,000 different");
  expect(screen.queryByRole("button", { name: "Refresh" })).toBeNull();
  expect(screen.queryByRole("button", { name: /Describe/ })).toBeNull();
});
