import { Cloud, Database, DatabaseZap, FileSpreadsheet, HardDrive, type LucideIcon } from "lucide-react";

export const CONNECTABLE = ["postgresql", "mysql", "mariadb", "sqlserver", "oracle", "clickhouse", "trino", "snowflake", "bigquery", "sqlite", "duckdb"] as const;

/** A kind of source that is connected by typed fields. */
export type Kind = (typeof CONNECTABLE)[number];

/** How the kinds that can be connected are called; these names are the same in every language. */
export const KINDS: Record<Kind, { name: string; icon: LucideIcon; port?: number; tested: Tested; driver?: boolean }> = {
  postgresql: { name: "PostgreSQL", icon: Database, port: 5432, tested: "server" },
  mysql: { name: "MySQL", icon: Database, port: 3306, tested: "relative" },
  mariadb: { name: "MariaDB", icon: Database, port: 3306, tested: "server" },
  sqlserver: { name: "SQL Server", icon: Database, port: 1433, tested: "absent", driver: true },
  oracle: { name: "Oracle", icon: Database, port: 1521, tested: "absent", driver: true },
  clickhouse: { name: "ClickHouse", icon: Database, port: 8123, tested: "absent", driver: true },
  trino: { name: "Trino", icon: Database, port: 8080, tested: "once", driver: true },
  snowflake: { name: "Snowflake", icon: Cloud, port: 443, tested: "spoken", driver: true },
  bigquery: { name: "BigQuery", icon: Cloud, tested: "imitated" },
  sqlite: { name: "SQLite", icon: HardDrive, tested: "file" },
  duckdb: { name: "DuckDB", icon: DatabaseZap, tested: "file" },
};

/**
 * How each build is tested with a kind: with a real server, with real files, only with a close relative, with its driver
 * but no server of the kind, the same after a real server passed once, with its driver and something that speaks as the
 * service does, or with a driver of ours and such a thing.
 */
export type Tested = "server" | "file" | "relative" | "absent" | "once" | "spoken" | "imitated";

/** The kinds that are copies of what lies elsewhere. */
const FED: Record<string, string> = { odata: "OData 4", rest: "JSON REST", s3: "S3" };

export function isFed(kind: string): boolean {
  return kind in FED;
}

/** How a source's kind is called and pictured: a database or service by its name, the rest as files. */
export function pictureOf(kind: string): { name: string; icon: LucideIcon } {
  const fed = FED[kind];
  if (fed) {
    return { name: fed, icon: Cloud };
  }
  return isConnectable(kind) ? KINDS[kind] : { name: kind === "demo" ? "DuckDB" : "CSV, XLSX, …", icon: FileSpreadsheet };
}

export function isConnectable(kind: string): kind is Kind {
  return (CONNECTABLE as readonly string[]).includes(kind);
}

/** Whether this kind is a file on the server rather than a server of its own. */
export function isFile(kind: Kind): boolean {
  return kind === "sqlite" || kind === "duckdb";
}

/** Whether one user can work there in the name of another. */
export function knowsPersons(kind: Kind): boolean {
  return kind === "postgresql" || kind === "sqlserver" || kind === "oracle" || kind === "trino";
}

/** Whether it is encrypted from the first byte or never, so that nothing can be preferred. */
export function isEncryptedWhole(kind: Kind): boolean {
  return kind === "oracle" || kind === "clickhouse" || kind === "trino" || isCloud(kind);
}

/** Whether it is a service in the cloud: its certificate is always checked, and its sessions begin with something. */
export function isCloud(kind: Kind): boolean {
  return kind === "snowflake" || kind === "bigquery";
}

/** The endings of the files that can be uploaded. */
export const READABLE = /\.(csv|tsv|txt|json|ndjson|jsonl|xlsx|parquet|sqlite|sqlite3|db|duckdb|ddb)$/i;

const TEXT = /\.(csv|tsv|txt)$/i;

/** Whether some of the files are tables in text, whose encoding is looked for. */
export function hasText(files: File[]): boolean {
  return files.some(({ name }) => TEXT.test(name));
}

export const COLUMN_TYPES = ["integer", "decimal", "text", "boolean", "date", "time", "timestamp", "json"] as const;
