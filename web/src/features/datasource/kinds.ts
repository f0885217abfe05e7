import { Database, DatabaseZap, FileSpreadsheet, HardDrive, type LucideIcon } from "lucide-react";
import type { DataSource } from "./api";

export type Kind = DataSource["kind"];

/** How a kind of source is called and pictured; these names are the same in every language. */
export const KINDS: Record<Kind, { name: string; icon: LucideIcon; port?: number }> = {
  postgresql: { name: "PostgreSQL", icon: Database, port: 5432 },
  mysql: { name: "MySQL", icon: Database, port: 3306 },
  mariadb: { name: "MariaDB", icon: Database, port: 3306 },
  sqlite: { name: "SQLite", icon: HardDrive },
  duckdb: { name: "DuckDB", icon: DatabaseZap },
  upload: { name: "Upload", icon: FileSpreadsheet },
};

export const CONNECTABLE = ["postgresql", "mysql", "mariadb", "sqlite", "duckdb"] as const satisfies Kind[];

/** Whether this kind is a file on the server rather than a server of its own. */
export function isFile(kind: Kind): boolean {
  return kind === "sqlite" || kind === "duckdb";
}

/** The endings of the files that can be uploaded. */
export const READABLE = /\.(csv|tsv|txt|json|ndjson|jsonl|xlsx|parquet|sqlite|sqlite3|db|duckdb|ddb)$/i;

export const COLUMN_TYPES = ["integer", "decimal", "text", "boolean", "date", "time", "timestamp", "json"] as const;
