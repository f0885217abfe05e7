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
});

http.use({
  onRequest({ request }) {
    if (!READS.has(request.method)) {
      request.headers.set(...WRITE_HEADER);
    }
    return request;
  },
});

/** Marks a write as coming from our own page; a form on a foreign page cannot set it. Needed only where `http` is not used, as for uploads. */
export const WRITE_HEADER = ["X-Candela", "1"] as const;

/** Typed queries and mutations: `api.useQuery("get", "/api/v1/teams", …)`. */
export const api = createClient(http);
