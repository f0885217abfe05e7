import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { renderPage } from "@/testing/render";
import { fakeServer } from "@/testing/server";
import { draftOf, whereOf } from "./connection";
import { NewSourcePage } from "./NewSourcePage";
import { shop } from "./sources.fixture";

interface Sent {
  kind: string;
  port: number;
  tls: string;
  database: string;
  proxy?: unknown;
  person?: unknown;
  session?: unknown;
}

function testedConnections() {
  const bodies: Sent[] = [];
  fakeServer({
    "POST /data-sources/test": (body) => {
      bodies.push(body as Sent);
      return { body: { ok: true, latencyMs: 5, mayWrite: false, message: "" } };
    },
  });
  return bodies;
}

async function choose(list: string, option: string) {
  await userEvent.click(screen.getByRole("combobox", { name: list }));
  await userEvent.click(await screen.findByRole("option", { name: option }));
}

async function fill(placeLabel: RegExp) {
  await userEvent.type(screen.getByLabelText(/^Host/), "db");
  await userEvent.type(screen.getByLabelText(placeLabel), "hive.sales");
  await userEvent.type(screen.getByLabelText(/^User/), "reader");
}

test("a kind says how it was tested and that its driver is to be added", async () => {
  const bodies = testedConnections();
  renderPage(<NewSourcePage />);

  await userEvent.click(await screen.findByRole("tab", { name: "Connect a database" }));
  await choose("Kind of database", "SQL Server");
  screen.getByText(/Not run here with a server of this kind.*candela driver add/);
  await choose("Kind of database", "Trino");
  screen.getByText(/passed with Trino/);
  await fill(/^Catalog, or catalog\.schema/);
  await userEvent.click(screen.getByRole("button", { name: "Test connection" }));

  await screen.findByText("It answers in 5 ms.");
  expect(bodies[0]).toMatchObject({ kind: "trino", port: 8080, tls: "verify_full", database: "hive.sales" });
});

test("a database is reached through a proxy and asked in each person's name", async () => {
  const bodies = testedConnections();
  renderPage(<NewSourcePage />);

  await userEvent.click(await screen.findByRole("tab", { name: "Connect a database" }));
  await fill(/^Database/);
  await choose("Asked in the name of", "each person, by an attribute of the member");
  await userEvent.click(screen.getByRole("switch", { name: /^Through a proxy/ }));
  await userEvent.click(screen.getByRole("button", { name: "Test connection" }));
  expect(screen.getAllByText("This is needed.")).toHaveLength(1);
  await userEvent.type(screen.getByLabelText(/^Proxy host/), "gate");
  await userEvent.type(screen.getByLabelText(/^Proxy user/), "ana");
  await userEvent.type(screen.getByLabelText(/^Proxy password/), "door");
  await userEvent.click(screen.getByRole("button", { name: "Test connection" }));

  await screen.findByText("It answers in 5 ms.");
  expect(bodies[0]?.proxy).toEqual({ protocol: "http", host: "gate", port: 3128, username: "ana", password: "door" });
  expect(bodies[0]?.person).toEqual({ from: "attribute", attribute: "db_role" });
});

test("Snowflake is connected by account, warehouse, role and key", async () => {
  const bodies = testedConnections();
  renderPage(<NewSourcePage />);

  await userEvent.click(await screen.findByRole("tab", { name: "Connect a database" }));
  await choose("Kind of database", "Snowflake");
  screen.getByText(/speaks as this service does, not with the service itself.*candela driver add/);
  expect(screen.queryByRole("combobox", { name: "Encryption" })).toBeNull();
  expect(screen.queryByRole("switch", { name: /SSH/ })).toBeNull();
  await userEvent.type(screen.getByLabelText(/^Host of the account/), "acme-eu.snowflakecomputing.com");
  await userEvent.type(screen.getByLabelText(/^Database, or database\.schema/), "SHOP.SALES");
  await userEvent.type(screen.getByLabelText(/^User/), "reader");
  await userEvent.type(screen.getByLabelText(/^Warehouse/), "COMPUTE");
  await userEvent.type(screen.getByLabelText(/^Role/), "ANALYST");
  await userEvent.type(screen.getByLabelText(/^Private key to log in with/), "PEM");
  await userEvent.click(screen.getByRole("button", { name: "Test connection" }));

  await screen.findByText("It answers in 5 ms.");
  expect(bodies[0]).toMatchObject({
    kind: "snowflake",
    port: 443,
    tls: "verify_full",
    database: "SHOP.SALES",
    session: { warehouse: "COMPUTE", role: "ANALYST", key: "PEM" },
  });
});

test("BigQuery is connected by a project and a key, and by no address", async () => {
  const bodies = testedConnections();
  renderPage(<NewSourcePage />);

  await userEvent.click(await screen.findByRole("tab", { name: "Connect a database" }));
  await choose("Kind of database", "BigQuery");
  screen.getByText(/speaks as BigQuery does; no real BigQuery has been asked/);
  expect(screen.queryByLabelText(/^Host/)).toBeNull();
  expect(screen.queryByLabelText(/^Password/)).toBeNull();
  expect(screen.queryByRole("switch", { name: /SSH/ })).toBeNull();
  await userEvent.type(screen.getByLabelText(/^Project/), "acme-data");
  await userEvent.click(screen.getByRole("button", { name: "Test connection" }));
  expect(bodies).toHaveLength(0);
  await userEvent.type(screen.getByLabelText(/^Dataset/), "shop");
  await userEvent.type(screen.getByLabelText(/^Location/), "EU");
  await userEvent.type(screen.getByLabelText(/^Key of the service account/), "JSON");
  await userEvent.click(screen.getByRole("button", { name: "Test connection" }));

  await screen.findByText("It answers in 5 ms.");
  expect(bodies[0]).toEqual({ name: "", kind: "bigquery", visibility: "private", database: "acme-data", session: { dataset: "shop", location: "EU", key: "JSON" } });
});

test("who cannot be told apart is not asked for", async () => {
  renderPage(<NewSourcePage />);

  await userEvent.click(await screen.findByRole("tab", { name: "Connect a database" }));
  await choose("Kind of database", "ClickHouse");
  expect(screen.queryByRole("combobox", { name: "Asked in the name of" })).toBeNull();
});

test("what was switched off is taken away", () => {
  const stored = draftOf({
    ...shop,
    connection: {
      ...shop.connection,
      proxy: { protocol: "socks5", host: "gate", port: 1080, username: "" },
      person: { from: "email", attribute: "" },
    },
  });
  expect(stored).toMatchObject({ proxy: true, proxyProtocol: "socks5", proxyHost: "gate", person: "email" });
  expect(whereOf({ ...stored, proxy: false, person: "" })).toMatchObject({ proxy: { host: "" }, person: { from: "", attribute: "" } });
});
