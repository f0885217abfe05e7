import { rmSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { WITH_ADMINISTRATOR } from "./support/administrator";
import { freshFolder } from "./support/folder";
import { Person } from "./support/person";
import { addressOf, asSuperuser } from "./support/postgres";
import { Provider } from "./support/provider";
import { clear, Server, until } from "./support/server";

const KEY = "sk-of-the-journey-0815";
/** More than are encrypted anew in two steps, so that a change can be caught in its middle. */
const CONNECTIONS = 120;
const CAUGHT = 75;

interface Rotation {
  id: string;
  status: string;
  total: number;
  done: number;
}

const folder = freshFolder("keys");
const data = join(folder, "data");
let server: Server;
let provider: Provider;
let person: Person;
const connections: string[] = [];

beforeAll(async () => {
  provider = await Provider.start(KEY);
  server = await Server.start(folder, WITH_ADMINISTRATOR);
  person = await Person.signIn(server.place.port);
  for (let i = 0; i < CONNECTIONS; i++) {
    const made = await person.call<{ id: string }>("POST", "/models/connections", { provider: "openai", scope: "team", name: `Lab ${i}`, base: provider.address, key: KEY });
    connections.push(made.id);
  }
});

afterAll(async () => {
  await server.interrupt();
  await provider.close();
  clear(data);
  rmSync(folder, { recursive: true });
});

/** Which keys the secrets of the connections are encrypted with, by the mark before each. */
async function marks(): Promise<number[]> {
  const rows = await asSuperuser(data, "candela", "SELECT count(*)::int AS secrets FROM model.connection WHERE secret IS NOT NULL GROUP BY substr(secret, 1, 5) ORDER BY 1");
  return rows.map(({ secrets }) => Number(secrets));
}

const rotation = (id: string) => person.call<Rotation>("GET", `/key-rotations/${id}`);

async function theyOpen(some: string[]): Promise<void> {
  for (const id of some) {
    expect(await person.call("POST", `/models/connections/${id}/test`)).toMatchObject({ success: true });
  }
}

test("aChangeOfKeysThatIsKilledInItsMiddleGoesOnAndLosesNoSecret", async () => {
  const holding = new Client({ ...addressOf(data), database: "candela" });
  await holding.connect();
  await holding.query("BEGIN");
  await holding.query("SELECT 1 FROM model.connection WHERE id = $1 FOR UPDATE", [connections[CAUGHT]]);
  const begun = await person.call<Rotation>("POST", "/key-rotations");
  await until(async () => (await marks()).length === 2, "the change to be under way");
  await until(async () => (await rotation(begun.id)).done >= 50, "its first step to be counted");
  await theyOpen([connections[0] ?? "", connections[CAUGHT - 1] ?? "", connections[CONNECTIONS - 1] ?? ""]);

  await server.kill();
  await holding.end();
  expect((await marks()).length).toBe(2);
  server = await Server.start(folder);
  person = await Person.signIn(server.place.port);

  await until(async () => ["retiring", "succeeded"].includes((await rotation(begun.id)).status), "the change to go on and end");
  expect((await marks())).toEqual([CONNECTIONS]);
  await theyOpen(connections);
}, 180_000);
