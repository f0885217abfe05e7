import { useQueryClient } from "@tanstack/react-query";
import { api, type Api } from "@/api/client";
import { INSIGHTS } from "./api";

export type Insight = Api["Insight"];
export type Sentence = Api["InsightSentence"];
export type Claim = Api["InsightClaim"];

const POLL_MS = 700;

const at = (id: string) => ({ params: { path: { id } } });

export function isWritten({ status }: Insight): boolean {
  return status === "finished" || status === "failed";
}

/** What is said in words about a result, the newest first; asked again while one is being written. */
export function useInsights(id: string) {
  return api.useQuery("get", INSIGHTS, at(id), {
    refetchOnMount: "always",
    retry: false,
    refetchInterval: ({ state }) => (state.data?.items.some((insight) => !isWritten(insight)) ? POLL_MS : false),
  });
}

export function useWriteInsight() {
  return api.useMutation("post", INSIGHTS, { onSuccess: useForget() });
}

export function useDeleteInsight() {
  return api.useMutation("delete", `${INSIGHTS}/{insight}`, { onSuccess: useForget() });
}

function useForget() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ["get", INSIGHTS] });
}
