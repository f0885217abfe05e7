import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { someone } from "@/testing/people";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import type { DataPolicy } from "./api";
import { PoliciesPage } from "./PoliciesPage";

export const own: DataPolicy = {
  id: "p1",
  name: "Own orders",
  kind: "row",
  namespace: null,
  table: "orders",
  column: null,
  classification: null,
  columns: [],
  views: [],
  rule: "region = {user.region}",
  role: null,
  user: null,
  exempt: "data_policies:write",
  enabled: true,
  createdBy: "u1",
  createdAt: "2026-03-01T10:00:00Z",
  version: 3,
  problem: "",
};
export const pay: DataPolicy = { ...own, id: "p2", name: "Pay", kind: "column", table: "staff", column: "salary", rule: "round(1000)", role: "r1", exempt: null, problem: "There is no column salary" };

const tables = [
  { name: "orders", namespace: "public", primaryKey: [], columns: [{ name: "region", type: "text" }] },
  { name: "staff", namespace: "public", primaryKey: [], columns: [{ name: "salary", type: "integer" }] },
];

/** The page of policies, before a server that answers so. */
export function show(policies: DataPolicy[], change: Parameters<typeof fakeServer>[0] = {}) {
  const seen = fakeServer({
    "GET /data-sources/s1": () => ({ body: { id: "s1", name: "Shop" } }),
    "GET /data-sources/s1/policies": () => page(policies),
    "GET /data-sources/s1/schema": () => ({ body: { hash: "h", takenAt: "2026-03-01T10:00:00Z", tables, keys: [] } }),
    [`GET /teams/${someone().team.id}/members`]: () => page([{ user: "u2", displayName: "Ben", attributes: { region: ["North"] } }]),
    "GET /roles": () => page([{ id: "r1", name: "analyst" }]),
    "GET /permissions": () => ({ body: ["query:run", "data_policies:write"] }),
    ...change,
  });
  return { seen, ...renderPage(<PoliciesPage id="s1" />) };
}

/** Chooses an option of a field. */
export const pick = async (form: Pick<typeof screen, "getByRole">, field: string, option: string) => {
  await userEvent.click(form.getByRole("combobox", { name: field }));
  await userEvent.click(await screen.findByRole("option", { name: option }));
};
