import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { api, PAGED, type Api } from "@/api/client";
import { DESCRIPTIONS, useReload } from "./api";

export type Describing = Api["DescriptionOverview"];
export type DescriptionRun = Api["DescriptionRun"];
export type Proposal = Api["DescriptionProposal"];

/** A table as proposals name it: that of the default schema with an empty one. */
export interface ProposedTable {
  namespace: string;
  table: string;
}

export function proposedTable(namespace: string | null | undefined, table: string): ProposedTable {
  return { namespace: namespace ?? "", table };
}

const RUNS = `${DESCRIPTIONS}/runs` as const;
const PROPOSALS = `${DESCRIPTIONS}/proposals` as const;
const OFTEN = 1_000;
const MOST = 200;

export function isGoingOn(run: DescriptionRun | null | undefined): boolean {
  return run?.status === "pending" || run?.status === "running";
}

/** How it stands with the descriptions that a model proposes; looked at every second while one is asked. */
export function useDescribing(id: string, enabled: boolean) {
  return api.useQuery(
    "get",
    DESCRIPTIONS,
    { params: { path: { id } } },
    { enabled, refetchInterval: ({ state }) => (isGoingOn(state.data?.last) ? OFTEN : false) },
  );
}

/** What a model proposes for one table and its columns; asked anew when there are more or fewer. */
export function useProposals(id: string, table: ProposedTable, count: number): Proposal[] {
  const query = { ...table, limit: MOST };
  const list = api.useInfiniteQuery("get", PROPOSALS, { params: { path: { id }, query } }, { ...PAGED, enabled: count > 0 });
  const { data, refetch, hasNextPage, isFetching, fetchNextPage } = list;
  const known = useRef(count);
  useEffect(() => {
    if (known.current !== count && count > 0) {
      void refetch();
    }
    known.current = count;
  }, [count, refetch]);
  useEffect(() => {
    if (hasNextPage && !isFetching) {
      void fetchNextPage();
    }
  }, [hasNextPage, isFetching, fetchNextPage]);
  return count > 0 ? (data?.pages.flatMap(({ items }) => items) ?? []) : [];
}

export function useStartDescribing() {
  return api.useMutation("post", RUNS, { onSuccess: useForget() });
}

export function useStopDescribing() {
  return api.useMutation("post", `${RUNS}/{run}/cancel`, { onSettled: useForget() });
}

export function useAccept() {
  return api.useMutation("post", `${PROPOSALS}/{proposal}/accept`, { onSuccess: useDecided() });
}

export function useAcceptAll() {
  return api.useMutation("post", `${PROPOSALS}/accept`, { onSuccess: useDecided() });
}

export function useReject() {
  return api.useMutation("delete", `${PROPOSALS}/{proposal}`, { onSuccess: useForget() });
}

export function useRejectAll() {
  return api.useMutation("delete", PROPOSALS, { onSuccess: useForget() });
}

function useForget() {
  const queries = useQueryClient();
  return () => Promise.all([DESCRIPTIONS, PROPOSALS].map((path) => queries.invalidateQueries({ queryKey: ["get", path] })));
}

/** What was accepted is a part of the schema. */
function useDecided() {
  const reload = useReload();
  const forget = useForget();
  return () => Promise.all([reload(), forget()]);
}
