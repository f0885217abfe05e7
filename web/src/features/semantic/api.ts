import { useQueryClient } from "@tanstack/react-query";
import { api, PAGED, type Api } from "@/api/client";

export type Term = Api["Term"];
export type NewTerm = Api["NewTerm"];
export type Kind = Term["kind"];

export const KINDS: Kind[] = ["synonym", "metric", "filter", "join", "verified", "choice"];

const TERMS = "/api/v1/semantic/terms";

export interface TermFilter {
  q: string;
  kind: string;
}

export function useTerms({ q, kind }: TermFilter) {
  const query = { ...(q ? { q } : {}), ...(kind ? { kind } : {}) };
  return api.useInfiniteQuery("get", TERMS, { params: { query } }, PAGED);
}

export function useCreateTerm() {
  return api.useMutation("post", TERMS, { onSuccess: useForget() });
}

export function useChangeTerm() {
  return api.useMutation("put", `${TERMS}/{id}`, { onSuccess: useForget() });
}

export function useDeleteTerm() {
  return api.useMutation("delete", `${TERMS}/{id}`, { onSuccess: useForget() });
}

/** What would be wrong with a term in its source; asked only when there is something to check. */
export function useTermCheck(term: NewTerm) {
  const enabled = term.dataSource != null && term.meaning.trim() !== "" && term.phrases.length > 0;
  return api.useQuery("post", `${TERMS}/check`, { body: term }, { enabled, staleTime: 60_000, retry: false });
}

function useForget() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ["get", TERMS] });
}

/** The tables and columns of a source. */
export function useSourceSchema(source: string) {
  return api.useQuery("get", "/api/v1/data-sources/{id}/schema", { params: { path: { id: source } } }, { staleTime: 60_000 });
}

/** The sources that a term can be about. */
export function useSourceNames() {
  return api.useQuery("get", "/api/v1/data-sources");
}
