import { readdirSync, rmSync, statSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { WITH_ADMINISTRATOR } from "./support/administrator";
import { freshFolder } from "./support/folder";
import { candela } from "./support/launcher";
import { Person, type Query } from "./support/person";
import { asSuperuser } from "./support/postgres";
import { clear, postmaster, Server, until } from "./support/server";

const FINISHED = ["succeeded", "failed", "cancelled"];
const ENDLESS = "SELECT count(*) FROM order_items a, order_items b, order_items c WHERE a.quantity < b.quantity AND b.unit_price < c.unit_price";
const BOUNDARY = "----candela";

const folder = freshFolder("kill");
const data = join(folder, "data");
let server: Server;
let person: Person;
let stored: string[];
let killed: string;

beforeAll(async () => {
  server = await Server.start(folder, WITH_ADMINISTRATOR);
  person = await Person.signIn(server.place.port);
  await person.call("PUT", "/settings/query.timeout_seconds", { value: 3 });
  await person.upload("Letters", "letters.csv", "day,amount\n2024-01-01,3\n2024-01-02,4\n");
  stored = filesIn("files");
});

afterAll(async () => {
  await server.interrupt();
  clear(data);
  rmSync(folder, { recursive: true });
});

function filesIn(name: string): string[] {
  return readdirSync(join(data, name), { recursive: true })
    .map(String)
    .filter((file) => statSync(join(data, name, file)).isFile())
    .sort();
}

/** Begins to upload a table and never ends. */
function beginUpload(name: string): void {
  const headers = { authorization: `Bearer ${person.token}`, "content-type": `multipart/form-data; boundary=${BOUNDARY}`, "transfer-encoding": "chunked" };
  const upload = request({ host: "127.0.0.1", port: server.place.port, method: "POST", path: "/api/v1/data-sources/upload", headers });
  upload.on("error", () => undefined);
  upload.write(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="name"\r\n\r\n${name}\r\n`);
  upload.write(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="half.csv"\r\nContent-Type: text/csv\r\n\r\n`);
  upload.write("day,amount\n" + "2024-01-01,17\n".repeat(50_000));
}

/** A whole table that is large enough to be caught while it is read. */
function largeUpload(name: string): Promise<unknown> {
  return person.upload(name, "large.csv", "day,region,amount\n" + "2024-01-01,Somewhere in the North,17.25\n".repeat(500_000));
}

async function restart(): Promise<void> {
  await server.kill();
  server = await Server.start(folder);
  person = await Person.signIn(server.place.port);
}

async function finished(id: string): Promise<Query> {
  await until(async () => FINISHED.includes((await person.query(id)).status), "the query to end");
  return person.query(id);
}

test("aKillDuringAnUploadAndARunningQueryLeavesNothingHalf", async () => {
  beginUpload("Half");
  const running = await person.call<Query>("POST", "/queries", { dataSource: await person.demo(), sql: ENDLESS }, { prefer: "wait=0" });
  await until(() => filesIn("uploading").some((file) => statSync(join(data, "uploading", file)).size > 100_000), "the upload to be under way");
  await until(async () => (await person.query(running.id)).stage === "running", "the query to run");
  const letters = (await person.sources()).find(({ name }) => name === "Letters")?.id ?? "";
  const answered = await person.ask(letters, "total amount");
  await restart();

  expect(filesIn("uploading")).toEqual([]);
  expect(filesIn("files")).toEqual(stored);
  expect((await person.sources()).map(({ name }) => name)).not.toContain("Half");
  expect(await person.query(answered.id)).toMatchObject({ status: "succeeded", rows: [[7]] });
  killed = running.id;
  const ended = await finished(killed);
  expect(ended).toMatchObject({ status: "failed", error: { code: "timeout" } });
  expect(ended.error?.message).not.toBe("");
}, 120_000);

test("aQueryThatWasKilledCanBeRunAgain", async () => {
  const again = await person.call<Query>("POST", `/queries/${killed}/rerun`, undefined, { prefer: "wait=30" });
  expect(await finished(again.id)).toMatchObject({ error: { code: "timeout" } });
  const changed = await person.call<Query>("PUT", `/queries/${again.id}/sql`, { sql: "SELECT count(*) FROM regions", execute: true }, { prefer: "wait=30" });
  expect((await finished(changed.id)).status).toBe("succeeded");
});

test("aKillWhileAFileIsReadLeavesNeitherSourceNorFile", async () => {
  const broken = largeUpload("Large").then(
    () => "kept",
    () => "broken",
  );
  await until(() => filesIn("files").length > stored.length, "the file to be whole");
  await restart();

  expect(await broken).toBe("broken");
  expect((await person.sources()).map(({ name }) => name)).not.toContain("Large");
  expect(filesIn("uploading")).toEqual([]);
  await until(() => filesIn("files").length === stored.length, "the file without a source to be removed");
  expect(filesIn("files")).toEqual(stored);
  await largeUpload("Large");
}, 120_000);

test("theAuditLogIsWholeAfterKillsAndTellsWhereItWasChanged", async () => {
  const settings = { CANDELA_DATA: data };
  expect(await candela(["verify-audit"], folder, settings)).toMatchObject({ code: 0, err: "", out: expect.stringMatching(/^The audit log is whole: \d+ entries\.\n$/) });

  await asSuperuser(data, "candela", "UPDATE audit.entry SET action = action || '!' WHERE number = 4");
  expect(await candela(["verify-audit"], folder, settings)).toMatchObject({ code: 1, out: expect.stringContaining("entry 4") });

  await asSuperuser(data, "candela", "UPDATE audit.entry SET action = rtrim(action, '!') WHERE number = 4");
  await server.interrupt();
  expect(await candela(["verify-audit"], folder, settings)).toMatchObject({ code: 0, err: "" });
  expect(postmaster(data)).toBeNull();
});
