import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";

/** How the PostgreSQL of a data folder is reached as its superuser. */
export interface Address {
  host: string;
  port: number;
  user: string;
  password: string;
}

export function addressOf(data: string): Address {
  const lines = readFileSync(join(data, "postgres", "cluster", "postmaster.pid"), "utf8").split("\n");
  const password = readFileSync(join(data, "postgres", "password"), "utf8").trim();
  return { host: "127.0.0.1", port: Number(lines[3]), user: "postgres", password };
}

/** Runs statements as the superuser, whom no policy binds, and gives the rows of the last. */
export async function asSuperuser(data: string, database: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new Client({ ...addressOf(data), database });
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) {
      rows = (await client.query<Record<string, unknown>>(statement)).rows;
    }
    return rows;
  } finally {
    await client.end();
  }
}
