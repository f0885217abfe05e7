import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { inject } from "vitest";
import { ADMINISTRATOR, WITH_ADMINISTRATOR } from "./support/administrator";
import { freshFolder } from "./support/folder";
import { candela, Command, type Ended, type Environment } from "./support/launcher";
import { Person } from "./support/person";
import { addressOf, asSuperuser } from "./support/postgres";
import { clear, freePort, lives, postmaster, Server, until } from "./support/server";

const TOKEN = /one-time token ([A-Z0-9]{4}-[A-Z0-9]{4})/;
const OWNER = { name: "candela_out", password: "kept by the operators" };

const shared = inject("shared");
const folder = freshFolder("start");
const data = join(folder, "data");

afterAll(() => {
  clear(data);
  rmSync(folder, { recursive: true });
});

/** One line, which says what is wrong, and exit code 1. */
function expectOneLine({ code, err }: Ended, ...words: string[]): void {
  expect(err.trim().split("\n"), err).toHaveLength(1);
  expect(err).toMatch(/^candela: /);
  for (const word of words) {
    expect(err).toContain(word);
  }
  expect(code).toBe(1);
}

/** The settings by which the shared server's PostgreSQL serves as one from outside. */
function outside(database: string, password = OWNER.password): Environment {
  const { host, port } = addressOf(shared.data);
  return { CANDELA_DATABASE_URL: `postgresql://${host}:${port}/${database}`, CANDELA_DATABASE_USER: OWNER.name, CANDELA_DATABASE_PASSWORD: password };
}

async function makeDatabase(name: string): Promise<void> {
  const known = await asSuperuser(shared.data, "postgres", `SELECT 1 FROM pg_roles WHERE rolname = '${OWNER.name}'`);
  if (known.length === 0) {
    await asSuperuser(shared.data, "postgres", `CREATE ROLE ${OWNER.name} LOGIN CREATEROLE PASSWORD '${OWNER.password}'`);
  }
  await asSuperuser(shared.data, "postgres", `CREATE DATABASE ${name} OWNER ${OWNER.name}`);
}

test("helpListsTheCommandsAndAnUnknownOneEndsWithTwo", async () => {
  const help = await candela(["help"], folder);
  expect(help).toMatchObject({ code: 0, err: "" });
  for (const command of ["start", "ask", "verify-audit", "test", "check", "bench", "build", "dev", "version", "help"]) {
    expect(help.out).toMatch(new RegExp(`^  ${command} `, "m"));
  }
  const unknown = await candela(["strat"], folder);
  expect(unknown.code).toBe(2);
  expect(unknown.err).toContain('there is no command "strat"');
});

test("anUnknownSettingStopsTheStart", async () => {
  expectOneLine(await Server.refused(folder, { CANDELA_PROT: "80" }), "CANDELA_PROT", "CANDELA_PORT");
});

test("anUnknownSettingOfTheFileStopsTheStart", async () => {
  const file = join(folder, "mine.properties");
  writeFileSync(file, "CANDELA_DATE=/tmp\n");
  expectOneLine(await Server.refused(folder, { CANDELA_CONFIG: file }), "CANDELA_DATE", "mine.properties", "CANDELA_DATA");
});

test("aDataDirectoryThatCannotBeUsedStopsTheStart", async () => {
  const file = join(folder, "a-file");
  writeFileSync(file, "");
  expectOneLine(await Server.refused(folder, { CANDELA_DATA: file }), file, "CANDELA_DATA");
  // Root may read everything; only others can be kept out.
  if (process.getuid?.() !== 0) {
    const closed = join(folder, "closed");
    mkdirSync(closed);
    chmodSync(closed, 0);
    expectOneLine(await Server.refused(folder, { CANDELA_DATA: closed }), closed, "CANDELA_DATA");
  }
});

test("aDataDirectoryOfSomethingElseStopsTheStart", async () => {
  const other = join(folder, "other");
  mkdirSync(join(other, "postgres", "cluster"), { recursive: true });
  writeFileSync(join(other, "postgres", "cluster", "letters.txt"), "mine");
  expectOneLine(await Server.refused(folder, { CANDELA_DATA: other }), join(other, "postgres", "cluster"), "CANDELA_DATA");
});

test("aTakenPortStopsTheStart", async () => {
  expectOneLine(await Server.refused(folder, { CANDELA_PORT: String(shared.port) }), String(shared.port), "CANDELA_PORT");
  expectOneLine(await Server.refused(folder, { CANDELA_MANAGEMENT_PORT: String(shared.management) }), "CANDELA_MANAGEMENT_PORT");
});

test("aPortThatIsTakenDuringTheStartStopsItToo", async () => {
  const port = await freePort();
  const other = join(folder, "late");
  const command = new Command(["start"], folder, { CANDELA_DATA: other, CANDELA_PORT: String(port), CANDELA_MANAGEMENT_PORT: String(await freePort()) });
  await until(() => existsSync(join(other, "postgres", "in-use")), "the start to be past its look at the ports");
  const thief = createServer().listen(port, "127.0.0.1");
  await once(thief, "listening");
  expectOneLine(await command.ended(), String(port), "CANDELA_PORT");
  thief.close();
});

test("aDataDirectoryInUseStopsTheStartAndTheOtherServerGoesOn", async () => {
  expectOneLine(await Server.refused(folder, { CANDELA_DATA: shared.data }), shared.data, "CANDELA_DATA");
  expect((await fetch(`http://127.0.0.1:${shared.port}/api/v1/auth/state`)).status).toBe(200);
});

test("aDatabaseOfSomethingElseStopsTheStartAndIsLeftAlone", async () => {
  await makeDatabase("letters");
  await asSuperuser(shared.data, "letters", "CREATE TABLE letter (text text)");
  expectOneLine(await Server.refused(folder, outside("letters")), "letters", "CANDELA_DATABASE_URL");
  expect(await asSuperuser(shared.data, "letters", "SELECT 1 FROM pg_namespace WHERE nspname = 'platform'")).toEqual([]);
});

test("aWrongPasswordOfTheDatabaseStopsTheStart", async () => {
  expectOneLine(await Server.refused(folder, outside("postgres", "guessed wrong")), "CANDELA_DATABASE_URL", "password authentication failed");
});

test("aDatabaseWithoutItsPasswordStopsTheStart", async () => {
  const url = outside("postgres")["CANDELA_DATABASE_URL"] ?? "";
  expectOneLine(await Server.refused(folder, { CANDELA_DATABASE_URL: url }), "CANDELA_DATABASE_PASSWORD");
});

test("anExternalDatabaseServesAndANewerOneStopsTheStart", async () => {
  await makeDatabase("workspace");
  const settings = { ...outside("workspace"), ...WITH_ADMINISTRATOR, CANDELA_DATA: join(folder, "outside") };
  const server = await Server.start(folder, settings);
  const person = await Person.signIn(server.place.port);
  expect((await person.ask(await person.demo(), "How many customers do we have?")).status).toBe("succeeded");
  expect(existsSync(join(folder, "outside", "postgres"))).toBe(false);
  await server.interrupt();

  await asSuperuser(
    shared.data,
    "workspace",
    `INSERT INTO platform.flyway_schema_history (installed_rank, version, description, type, script, installed_by, execution_time, success)
     VALUES (9999, '900', 'of tomorrow', 'SQL', 'V900__of_tomorrow.sql', 'tomorrow', 1, true)`,
  );
  expectOneLine(await Server.refused(folder, settings), "newer", "900");
}, 120_000);

test("theOneTimeTokenStandsOnTheConsoleAndNowhereElse", () => {
  const token = TOKEN.exec(shared.console)?.[1] ?? "";
  expect(token).not.toBe("");
  const logs = readdirSync(join(shared.data, "logs"));
  expect(logs).not.toEqual([]);
  for (const log of logs) {
    expect(readFileSync(join(shared.data, "logs", log), "utf8")).not.toContain(token);
  }
});

test("aSecondStartIsQuickAndKeepsEverythingAndCtrlCStopsAll", async () => {
  const first = await Server.start(folder, { ...WITH_ADMINISTRATOR, CANDELA_HOST: "0.0.0.0" });
  const before = await Person.signIn(first.place.port);
  const { id } = await before.upload("Letters", "letters.csv", "day,amount\n2024-01-01,3\n2024-01-02,4\n");
  const query = await before.ask(id, "total amount");
  await expectManagementOnLoopbackOnly(first.place.port, first.place.management);
  await expectCleanEnd(first);

  const started = performance.now();
  const second = await Server.start(folder);
  expect(performance.now() - started).toBeLessThan(30_000);
  expect(second.place.console).not.toMatch(TOKEN);
  expect(second.command.err).not.toContain("Building");
  const after = await Person.signIn(second.place.port, ADMINISTRATOR);
  expect((await after.sources()).map((source) => source.name)).toContain("Letters");
  expect(await after.query(query.id)).toMatchObject({ status: "succeeded", rows: [[7]] });
  await expectCleanEnd(second);
}, 120_000);

async function expectManagementOnLoopbackOnly(port: number, management: number): Promise<void> {
  const read = async (path: string) => (await fetch(`http://127.0.0.1:${management}${path}`)).text();
  expect(JSON.parse(await read("/healthz"))).toMatchObject({ status: "UP" });
  expect(await read("/metrics")).toContain("jvm_memory_used_bytes");
  expect(JSON.parse(await read("/openapi"))).toHaveProperty(["paths", "/api/v1/queries"]);
  // The pages listen on every address here; 127.0.0.2 is one of them that the management port must not have.
  expect((await fetch(`http://127.0.0.2:${port}/`)).status).toBe(200);
  await expect(fetch(`http://127.0.0.2:${management}/healthz`)).rejects.toThrow();
  expect(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).not.toContain("jvm_memory_used_bytes");
}

async function expectCleanEnd(server: Server): Promise<void> {
  const postgres = postmaster(data) ?? 0;
  expect(lives(postgres)).toBe(true);
  const { code, err } = await server.interrupt();
  expect({ code, err }).toEqual({ code: 130, err: "" });
  expect(postmaster(data)).toBeNull();
  // It removes its file as the last thing but one.
  await until(() => !lives(postgres), "PostgreSQL to end");
}
