import { ADMINISTRATOR } from "./administrator";

/** A query as far as the journeys look at it. */
export interface Query {
  id: string;
  status: string;
  stage: string;
  sql: string | null;
  rowCount: number | null;
  rows: unknown[][];
  error: { code: string; message: string } | null;
}

/** Somebody who works with a server by its API, as a program does. */
export class Person {
  private constructor(
    private readonly server: string,
    readonly token: string,
  ) {}

  static async signIn(port: number, { email, password } = ADMINISTRATOR): Promise<Person> {
    const server = `http://127.0.0.1:${port}/api/v1`;
    const answer = await fetch(`${server}/auth/tokens`, jsonBody("POST", { login: email, password }));
    expect(answer.status).toBe(200);
    return new Person(server, ((await answer.json()) as { accessToken: string }).accessToken);
  }

  /** Sends a request; anything but success fails the test with what the server said. */
  async call<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
    const request = body === undefined ? { method, headers: {} } : jsonBody(method, body);
    const answer = await fetch(this.server + path, { ...request, headers: { ...request.headers, ...headers, authorization: `Bearer ${this.token}` } });
    const text = await answer.text();
    expect(answer.ok, `${method} ${path}: ${answer.status} ${text}`).toBe(true);
    return (text === "" ? undefined : JSON.parse(text)) as T;
  }

  async sources(): Promise<{ id: string; name: string; demo: boolean }[]> {
    return (await this.call<{ items: { id: string; name: string; demo: boolean }[] }>("GET", "/data-sources")).items;
  }

  async demo(): Promise<string> {
    return (await this.sources()).find(({ demo }) => demo)?.id ?? "";
  }

  /** Asks and waits as long as a request may. */
  ask(dataSource: string, question: string): Promise<Query> {
    return this.call("POST", "/queries", { dataSource, question }, { prefer: "wait=30" });
  }

  query(id: string): Promise<Query> {
    return this.call("GET", `/queries/${id}`);
  }

  async upload(name: string, file: string, content: string): Promise<{ id: string }> {
    const form = new FormData();
    form.set("name", name);
    form.set("file", new Blob([content]), file);
    const answer = await fetch(`${this.server}/data-sources/upload`, { method: "POST", body: form, headers: { authorization: `Bearer ${this.token}` } });
    expect(answer.status).toBe(201);
    return (await answer.json()) as { id: string };
  }

  /** Puts a file into a dataset. */
  async document(dataset: string, file: string, content: string): Promise<void> {
    const form = new FormData();
    form.set("file", new Blob([content]), file);
    const answer = await fetch(`${this.server}/datasets/${dataset}/documents`, { method: "POST", body: form, headers: { authorization: `Bearer ${this.token}` } });
    expect(answer.status).toBe(201);
  }
}

function jsonBody(method: string, body: unknown): { method: string; body: string; headers: Record<string, string> } {
  return { method, body: JSON.stringify(body), headers: { "content-type": "application/json" } };
}
