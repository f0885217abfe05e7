import createFetchClient from "openapi-fetch";
import createClient from "openapi-react-query";
import type { components, paths } from "./schema";

/** The server's types by name, e.g. `Api["DataSource"]`. Never written by hand: `npm run api` reads docs/openapi.json. */
export type Api = components["schemas"];

/** What the server answers when it cannot do what was asked (RFC 9457). */
export type Problem = Api["ProblemDetail"];

const READS = new Set(["GET", "HEAD", "OPTIONS"]);

export const http = createFetchClient<paths>({
  baseUrl: window.location.origin,
  fetch: (request) => globalThis.fetch(request),
  querySerializer,
});

/** A parameter without a value is left out: an empty search does not search, an empty cursor is the first page. */
function querySerializer(query: Record<string, unknown>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
}

/** How a list `{items,next}` is paged: `api.useInfiniteQuery("get", path, init, PAGED)`. */
export const PAGED = {
  pageParamName: "cursor",
  initialPageParam: "",
  getNextPageParam: (page: { next?: string | null }) => page.next || undefined,
};

http.use({
  onRequest({ request }) {
    request.headers.set("Accept-Language", document.documentElement.lang || "en");
    if (!READS.has(request.method)) {
      request.headers.set(...WRITE_HEADER);
      request.headers.set(...AT_ONCE);
    }
    return request;
  },
});

/** Marks a write as coming from our own page; a form on a foreign page cannot set it. Needed only where `http` is not used, as for uploads. */
export const WRITE_HEADER = ["X-Candela", "1"] as const;

/** A page never waits for an answer: it follows the query, and can stop it meanwhile. */
const AT_ONCE = ["Prefer", "wait=0"] as const;

/** Typed queries and mutations: `api.useQuery("get", "/api/v1/teams", …)`. */
export const api = createClient(http);
