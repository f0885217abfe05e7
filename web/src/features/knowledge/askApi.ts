import { useQueryClient } from "@tanstack/react-query";
import { api, PAGED } from "@/api/client";
import { ANSWERS, at, SEARCH } from "./api";

const ANSWER = `${ANSWERS}/{id}` as const;

/** The name under which one asks for the sentences of the documents themselves, without a model. */
export const BUILT_IN = "built-in";

/** The name under which the model that the team prefers puts passages in order. */
export const PREFERRED = "preferred";

/** The passages that fit best; nothing is asked before there is a question, and a model no more than once. */
export function useSearch(query: string, datasets: string[], ranker: string) {
  const ranked = ranker === "" ? {} : { rerank: true, ...(ranker === PREFERRED ? {} : { model: ranker }) };
  return api.useQuery("post", SEARCH, { body: { query, datasets, limit: 20, ...ranked } }, { enabled: query !== "", retry: false, ...(ranker === "" ? {} : { staleTime: Infinity }) });
}

export function useAsk() {
  const queries = useQueryClient();
  return api.useMutation("post", ANSWERS, { onSuccess: () => queries.invalidateQueries({ queryKey: ["get", ANSWERS] }) });
}

export function useAnswer(id: string) {
  return api.useQuery("get", ANSWER, at(id), { retry: false });
}

/** The reader's own answers, the newest first. */
export function useAnswers() {
  return api.useInfiniteQuery("get", ANSWERS, { params: { query: {} } }, PAGED);
}

export function useDeleteAnswer() {
  const queries = useQueryClient();
  return api.useMutation("delete", ANSWER, { onSuccess: () => queries.invalidateQueries({ queryKey: ["get", ANSWERS] }) });
}
