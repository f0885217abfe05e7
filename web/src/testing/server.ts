import { vi } from "vitest";

interface Answer {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
}

type Answers = Record<string, (body: unknown, url: URL, request: Request) => Answer | Promise<Answer>>;

const PREFIX = "/api/v1";

/**
 * Stands in for the server: answers by "METHOD /path" (the path after /api/v1), and fails the test on a request that it does not know.
 * Returns the requests in the order they came, as "METHOD /path?query".
 */
export function fakeServer(answers: Answers): string[] {
  const seen: string[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    const url = new URL(request.url);
    const path = url.pathname.replace(PREFIX, "");
    seen.push(`${request.method} ${path}${url.search}`);
    const answer = answers[`${request.method} ${path}`];
    if (!answer) {
      throw new Error(`No answer for ${request.method} ${path}`);
    }
    return respond(await answer(await bodyOf(request), url, request));
  });
  return seen;
}

async function bodyOf(request: Request): Promise<unknown> {
  const type = request.headers.get("Content-Type") ?? "";
  if (!request.body) {
    return undefined;
  }
  return type.includes("json") ? request.json() : request.formData();
}

function respond({ status, body, headers }: Answer): Response {
  const code = status ?? (body === undefined ? 204 : 200);
  const type = code < 400 ? "application/json" : "application/problem+json";
  const problem = code >= 400 && typeof body === "object" ? { status: code, ...body } : body;
  return new Response(body === undefined ? null : JSON.stringify(problem), {
    status: code,
    headers: { "Content-Type": type, ...headers },
  });
}

/** A list as the server pages it. */
export function page<T>(items: T[], next?: string) {
  return { body: { items, ...(next ? { next } : {}) } };
}
