import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api, http, PAGED, type Api } from "@/api/client";
import type { ChartType } from "@/ui/chart/spec";
import type { Row } from "@/ui/result/types";

export type Query = Api["Query"];
export type QuerySummary = Api["QuerySummary"];
export type Phrase = Api["Phrase"];
export type UsedTerm = Api["UsedTerm"];
export type Stage = Query["stage"];
export type HistoryEntry = Api["HistoryEntry"];

const QUERIES = "/api/v1/queries";
const QUERY = "/api/v1/queries/{id}";
const TERMS = "/api/v1/semantic/terms";
export const INSIGHTS = "/api/v1/queries/{id}/insights";
export const TEMPLATES = "/api/v1/query-templates";
export const REVIEW = "/api/v1/queries/review";
const FINISHED = new Set(["succeeded", "failed", "cancelled"]);
const POLL_MS = 2000;

const at = (id: string) => ({ params: { path: { id } } });
const keyOf = (id: string) => api.queryOptions("get", QUERY, at(id)).queryKey;

/** Whether nothing further comes by itself: finished, or waiting for the reader's choice. */
export function isSettled(query: Query): boolean {
  return FINISHED.has(query.status) || query.stage === "done" || query.clarification != null;
}

/** Whether somebody found this very answer right. */
export function isVerified({ engine, terms }: Query): boolean {
  return engine !== "sql" && terms.some(({ kind }) => kind === "verified");
}

/** One query, kept current while it runs: by the server's events, and by asking again where the line is broken. */
export function useFollowedQuery(id: string) {
  const queries = useQueryClient();
  const [broken, setBroken] = useState(false);
  const query = api.useQuery("get", QUERY, at(id), {
    refetchInterval: ({ state }) => (broken && state.data && !isSettled(state.data) ? POLL_MS : false),
  });
  const running = query.data !== undefined && !isSettled(query.data);
  useEffect(() => {
    if (!running) {
      return undefined;
    }
    return follow(id, {
      onChange: (change) => {
        setBroken(false);
        queries.setQueryData(keyOf(id), change);
      },
      onBroken: () => {
        setBroken(true);
        void queries.invalidateQueries({ queryKey: keyOf(id) });
      },
    });
  }, [id, running, queries]);
  return query;
}

interface Follower {
  onChange: (query: Query) => void;
  onBroken: () => void;
}

/** Listens to a query's events until it is settled; returns how to stop listening. */
function follow(id: string, { onChange, onBroken }: Follower): () => void {
  const events = new EventSource(`${QUERIES}/${id}/events`);
  events.addEventListener("query", (event: MessageEvent<string>) => {
    const query = JSON.parse(event.data) as Query;
    onChange(query);
    if (isSettled(query)) {
      events.close();
    }
  });
  events.addEventListener("error", onBroken);
  return () => events.close();
}

export function useCancelQuery() {
  return api.useMutation("post", `${QUERY}/cancel`, { onSuccess: useKeep() });
}

export function useRerunQuery() {
  return api.useMutation("post", `${QUERY}/rerun`, { onSuccess: useKeep() });
}

export function useEditSql() {
  return api.useMutation("put", `${QUERY}/sql`, { onSuccess: useKeep() });
}

export function useChoose() {
  return api.useMutation("post", `${QUERY}/choice`, { onSuccess: useKeep() });
}

/** Says that an answer is right, for whoever asks the same. */
export function useVerify() {
  return api.useMutation("post", `${QUERY}/verification`, { onSuccess: useForgetTerms() });
}

/** Takes a remembered choice or another term back; answers that rest on it stay. */
export function useForgetTerm() {
  return api.useMutation("delete", `${TERMS}/{id}`, { onSuccess: useForgetTerms() });
}

function useForgetTerms() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ["get", TERMS] });
}

export function useRenameQuery() {
  return api.useMutation("patch", QUERY, { onSuccess: useKeep() });
}

export function useDeleteQuery() {
  const queries = useQueryClient();
  return api.useMutation("delete", QUERY, { onSuccess: () => queries.invalidateQueries({ queryKey: ["get", QUERIES] }) });
}

/** Keeps the query that the server answered with; what was read of it before is out of date. */
function useKeep() {
  const queries = useQueryClient();
  return (query: Query) => {
    queries.setQueryData(keyOf(query.id), query);
    return forget(queries);
  };
}

function forget(queries: QueryClient) {
  const stale = [QUERIES, `${QUERY}/results`, `${QUERY}/history`];
  return Promise.all(stale.map((path) => queries.invalidateQueries({ queryKey: ["get", path] })));
}

/** All rows of a result page by page; asked only where the query itself brought a part of them. */
export function useRows(query: Query) {
  const first = query.rows as Row[];
  const partly = (query.rowCount ?? 0) > first.length;
  const pages = api.useInfiniteQuery("get", `${QUERY}/results`, { params: { path: { id: query.id }, query: {} } }, { ...PAGED, enabled: partly });
  const rows = pages.data ? (pages.data.pages.flatMap((page) => page.items) as Row[]) : first;
  return { rows, has: partly && (pages.isPending || pages.hasNextPage), loading: pages.isFetching, failed: pages.isError, fetch: () => void pages.fetchNextPage() };
}

export function useHistory(id: string) {
  return api.useQuery("get", `${QUERY}/history`, at(id));
}

export function useTold(id: string) {
  return api.useQuery("get", `${QUERY}/told`, at(id));
}

export interface QueryFilter {
  q: string;
  status: string;
  dataSource: string;
}

export function useQueries({ q, status, dataSource }: QueryFilter) {
  const query = { ...(q ? { q } : {}), ...(status ? { status } : {}), ...(dataSource ? { dataSource } : {}) };
  return api.useInfiniteQuery("get", QUERIES, { params: { query } }, PAGED);
}

/** The sources, to filter by. Not paged, so it names no parameters: the pages of the list are kept under them. */
export function useSourceNames(enabled = true) {
  return api.useQuery("get", "/api/v1/data-sources", {}, { enabled });
}

/** Tables and columns of a source, to complete SQL and to offer where words were not understood. */
export function useSchema(source: string, enabled = true) {
  return api.useQuery("get", "/api/v1/data-sources/{id}/schema", at(source), { enabled, staleTime: 60_000 });
}

export function useExamples(source: string) {
  return api.useQuery("get", "/api/v1/data-sources/{id}/examples", at(source), { staleTime: 60_000 });
}

export function historyKey(id: string) {
  return api.queryOptions("get", `${QUERY}/history`, at(id)).queryKey;
}

export function exportUrl(id: string): string {
  return `${QUERIES}/${id}/export`;
}

/** Stops a file in the database; sent even while the page goes. */
export function stopExport(id: string): void {
  void http.DELETE(`${QUERY}/export`, { ...at(id), keepalive: true });
}

export function resultsUrl(id: string, format: "csv" | "xlsx" | "json"): string {
  return `${QUERIES}/${id}/results.${format}`;
}

export function chartUrl(id: string, format: "svg" | "png", type: ChartType, theme: "light" | "dark"): string {
  return `${QUERIES}/${id}/chart.${format}?${new URLSearchParams({ type, theme }).toString()}`;
}
