import { api } from "@/api/client";
import type { Failure } from "@/ui/problem";
import { useCan } from "@/ui/session";
import { TERM, TERMS, useReload } from "./api";
import type { NewTerm } from "./types";

/** The glossary's other words for the tables and columns of a source. */
export function useSynonyms(id: string) {
  const found = api.useQuery("get", TERMS, { params: { query: { kind: "synonym", dataSource: id, limit: 200 } } }, { enabled: useCan("query:read") });
  return (found.data?.items ?? []).filter(({ dataSource }) => dataSource === id);
}

/** Keeps the words of one term: makes it, changes it, and deletes it when no word is left. */
export function useTeach() {
  const onSuccess = useReload();
  const create = api.useMutation("post", TERMS, { onSuccess });
  const change = api.useMutation("put", TERM, { onSuccess });
  const forget = api.useMutation("delete", TERM, { onSuccess });
  return (id: string | undefined, body: NewTerm, onError: (problem: Failure) => void) => {
    if (id === undefined) {
      create.mutate({ body }, { onError });
    } else if (body.phrases.length > 0) {
      change.mutate({ params: { path: { id } }, body }, { onError });
    } else {
      forget.mutate({ params: { path: { id } } }, { onError });
    }
  };
}
