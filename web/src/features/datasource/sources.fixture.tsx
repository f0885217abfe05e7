import { someone } from "@/testing/people";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import type { ColumnView, DataSourceDetail, SchemaView } from "./api";
import { SourcePage } from "./SourcePage";

export const shop: DataSourceDetail = {
  id: "s1",
  name: "Shop",
  kind: "postgresql",
  status: "active",
  visibility: "team",
  tables: 2,
  rowCount: 1200,
  demo: false,
  owner: "u1",
  mine: true,
  createdAt: "2026-03-01T10:00:00Z",
  refreshedAt: "2026-03-01T10:00:00Z",
  keepsPolicies: false,
  disclosure: "schema",
  connection: { host: "db", port: 5432, database: "shop", username: "reader", tls: "require", path: null, hasPassword: true, certificates: { authority: "", client: "" } },
};

export const column = (name: string, change: Partial<ColumnView> = {}): ColumnView => ({
  name,
  type: "integer",
  nativeType: "integer",
  nullable: false,
  description: "",
  describedBy: "candela",
  samples: [],
  distinct: null,
  least: null,
  greatest: null,
  hidden: false,
  ...change,
});

export const schema: SchemaView = {
  hash: "h",
  takenAt: "2026-03-01T10:00:00Z",
  tables: [
    {
      name: "orders",
      namespace: "public",
      rowCount: 1000,
      description: "",
      describedBy: "candela",
      primaryKey: ["id"],
      columns: [
        column("id", { samples: ["1", "2"], distinct: 1000, least: "1", greatest: "1000" }),
        column("customer", { nullable: true }),
      ],
    },
    {
      name: "customers",
      namespace: "public",
      rowCount: 200,
      description: "",
      describedBy: "candela",
      primaryKey: [],
      columns: [column("country", { type: "text", nativeType: "text", samples: ["Germany", "Vietnam"] })],
    },
  ],
  keys: [{ namespace: "public", table: "orders", columns: ["customer"], targetNamespace: "public", target: "customers", targetColumns: ["id"], declared: false }],
};

/** The page of one source, before a server that answers so. */
export function show(change: Parameters<typeof fakeServer>[0] = {}, me = someone()) {
  const seen = fakeServer({
    "GET /data-sources": () => page([shop]),
    "GET /data-sources/s1": () => ({ body: shop }),
    "GET /data-sources/s1/schema": () => ({ body: schema }),
    "GET /data-sources/s1/classifications": () => page([]),
    "GET /semantic/terms": () => page([]),
    "GET /semantic/descriptions/s1": () => ({ body: { obstacle: null, last: null, tables: [] } }),
    ...change,
  });
  return { seen, ...renderPage(<SourcePage id="s1" />, { me }) };
}
