import { useQueryClient } from "@tanstack/react-query";
import { api, PAGED, type Api } from "@/api/client";

export type UsageReport = Api["UsageReport"];
export type UsageMonth = Api["UsageMonth"];
export type UsagePart = Api["UsagePart"];
export type UsageTotals = Api["UsageTotals"];
export type UsageCall = Api["UsageCall"];
export type CostAlert = Api["CostAlert"];

export type UsageScope = "own" | "team" | "all";
export type UsagePeriod = "24h" | "7d" | "30d" | "month" | "custom";

export const OUTCOMES = ["ok", "failed", "cancelled", "refused_by_limit", "blocked_by_guard"] as const;
export type UsageOutcome = (typeof OUTCOMES)[number];

/** What the usage is narrowed to; an absent field does not narrow. The last day is itself included. */
export interface UsageFilter {
  scope?: UsageScope;
  period?: UsagePeriod;
  from?: string;
  to?: string;
  model?: string;
  user?: string;
  key?: string;
  outcome?: UsageOutcome;
}

/** By what sums can be parted in a file. */
export type UsageBy = "step" | "model" | "provider" | "user" | "key" | "kind" | "team" | "outcome";

const USAGE = "/api/v1/usage";
const REPORT = `${USAGE}/report` as const;
const CALLS = `${USAGE}/calls` as const;
const ALERTS = `${USAGE}/alerts` as const;

export function useUsageReport(filter: UsageFilter) {
  return api.useQuery("get", REPORT, { params: { query: narrowed(filter) } }, { placeholderData: (before) => before });
}

export function useUsageMonth(scope: UsageScope) {
  return api.useQuery("get", `${USAGE}/month`, { params: { query: { scope } } });
}

export function useUsageCalls(filter: UsageFilter) {
  return api.useInfiniteQuery("get", CALLS, { params: { query: narrowed(filter) } }, PAGED);
}

export function callsCsv(filter: UsageFilter): string {
  return `${CALLS}.csv?${search(filter)}`;
}

export function reportCsv(filter: UsageFilter, by: UsageBy): string {
  return `${REPORT}.csv?${search({ ...filter, by })}`;
}

export function useCostAlerts() {
  return api.useQuery("get", ALERTS);
}

export function useCreateAlert() {
  return api.useMutation("post", ALERTS, { onSuccess: useAlertsChanged() });
}

export function useChangeAlert() {
  return api.useMutation("put", `${ALERTS}/{id}`, { onSuccess: useAlertsChanged() });
}

export function useDeleteAlert() {
  return api.useMutation("delete", `${ALERTS}/{id}`, { onSuccess: useAlertsChanged() });
}

function useAlertsChanged() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ["get", ALERTS] });
}

/** A period of one's own is only asked for when both of its days are there. */
function narrowed(filter: UsageFilter): UsageFilter {
  const { from, to, ...rest } = filter;
  if (rest.period !== "custom") {
    return rest;
  }
  return from && to ? filter : { ...rest, period: "7d" };
}

function search(filter: object): string {
  return new URLSearchParams(Object.entries(narrowed(filter)).filter(([, value]) => value)).toString();
}
