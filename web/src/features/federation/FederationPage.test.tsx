import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { someone } from "@/testing/people";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import { FederationPage } from "./FederationPage";
import { tableNames } from "./names";

const TABLES = { tables: [{ name: "orders", columns: [{ name: "id" }] }], keys: [] };

test("chosen sources name their tables, and the statement goes to all of them", async () => {
  let sent: unknown;
  fakeServer({
    "GET /data-sources": () =>
      page([
        { id: "s1", name: "shop" },
        { id: "s2", name: "Sales targets" },
      ]),
    "GET /data-sources/s1/schema": () => ({ body: TABLES }),
    "GET /data-sources/s2/schema": () => ({ body: TABLES }),
    "POST /queries": (body) => {
      sent = body;
      return { body: { id: "q1" } };
    },
  });
  renderPage(<FederationPage source="s1" answer={(id) => <p>Answer {id}</p>} />);

  await screen.findByText("Choose at least two sources.");
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Run" }).disabled).toBe(true);
  await userEvent.click(screen.getByRole("combobox", { name: "Sources" }));
  await userEvent.click(await screen.findByText("Sales targets"));
  await screen.findByText('shop.orders, "Sales targets".orders');
  const editor = await screen.findByRole("textbox", { name: "SQL" }, { timeout: 10_000 });
  await userEvent.click(editor);
  await userEvent.keyboard("SELECT 1");
  await userEvent.click(screen.getByRole("button", { name: "Run" }));

  await screen.findByText("Answer q1");
  await waitFor(() => expect(sent).toEqual({ dataSource: "s1", otherSources: ["s2"], sql: "SELECT 1", execute: true }));
});

test("who may not write SQL is told so", async () => {
  fakeServer({});
  renderPage(<FederationPage answer={() => null} />, { me: someone({ permissions: ["query:run"] }) });

  await screen.findByText(/permission query:sql/);
});

test("a table that is not the only one of its name keeps its schema", () => {
  const names = tableNames("my shop", [
    { name: "orders", namespace: null, columns: [] },
    { name: "orders", namespace: "old", columns: [] },
  ]);

  expect(names.map(({ written }) => written)).toEqual(['"my shop".orders', '"my shop"."old.orders"']);
  expect(names[1]?.path).toBe("my shop.old\\.orders");
});
