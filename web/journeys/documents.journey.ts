import { rmSync } from "node:fs";
import { WITH_ADMINISTRATOR } from "./support/administrator";
import { freshFolder } from "./support/folder";
import { Person } from "./support/person";
import { clear, Server, until } from "./support/server";

const DOCUMENTS = 10;
const KILLS = 2;
const OVER = ["ready", "failed", "cancelled"];

interface Document {
  id: string;
  name: string;
  status: string;
  chunks: number;
  embedded: number;
  failure: string | null;
}

const folder = freshFolder("documents");
let server: Server;
let person: Person;
let dataset: string;

beforeAll(async () => {
  server = await Server.start(folder, WITH_ADMINISTRATOR);
  person = await Person.signIn(server.place.port);
  dataset = (await person.call<{ id: string }>("POST", "/datasets", { name: "Harbour" })).id;
});

afterAll(async () => {
  await server.interrupt();
  clear(server.place.data);
  rmSync(folder, { recursive: true });
});

function paragraphs(document: number): string {
  return Array.from({ length: 1_000 }, (_, line) => `Boat ${line} of harbour ${document} goes out at ${(line * 7) % 24} o'clock.\n\n`).join("");
}

async function documents(): Promise<Document[]> {
  return (await person.call<{ items: Document[] }>("GET", `/datasets/${dataset}/documents?limit=200`)).items;
}

async function restart(): Promise<void> {
  await server.kill();
  server = await Server.start(folder);
  person = await Person.signIn(server.place.port);
}

test("documentsGoOnAfterKillsAndNoPassageIsThereTwice", async () => {
  for (let number = 0; number < DOCUMENTS; number++) {
    await person.document(dataset, `harbour-${number}.md`, paragraphs(number));
  }
  for (let kill = 0; kill < KILLS; kill++) {
    await until(async () => (await documents()).some(({ status, embedded }) => status === "embedding" && embedded > 0), "a document to be half done");
    const asked = Date.now();
    expect((await person.ask(await person.demo(), "total revenue by region")).status).toBe("succeeded");
    expect(Date.now() - asked, "asking does not wait for the documents, however busy the machine").toBeLessThan(30_000);
    await restart();
  }
  await until(async () => (await documents()).every(({ status }) => OVER.includes(status)), "all documents to end");

  for (const { id, name, status, chunks, failure } of await documents()) {
    expect({ name, status, failure }).toEqual({ name, status: "ready", failure: null });
    const { items } = await person.call<{ items: { number: number }[] }>("GET", `/documents/${id}/passages?limit=200`);
    expect(items.map(({ number }) => number)).toEqual(Array.from({ length: chunks }, (_, number) => number));
  }
}, 150_000);
