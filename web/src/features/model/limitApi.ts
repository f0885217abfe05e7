import { useQueryClient } from "@tanstack/react-query";
import { api, type Api } from "@/api/client";

export type Limit = Api["UsageLimit"];
export type NewLimit = Api["NewUsageLimit"];
export type EffectiveLimit = Api["EffectiveLimit"];

export const SUBJECTS: Limit["subject"][] = ["user", "team", "key", "model", "model_user"];
export const METRICS: Limit["metric"][] = ["money", "tokens", "input_tokens", "output_tokens", "requests"];
export const SPANS: Limit["span"][] = ["minute", "hour", "day", "month"];

const LIMITS = "/api/v1/limits";
const EFFECTIVE = `${LIMITS}/effective` as const;

/** Whose call of which model is looked at; an absent person is the reader. */
export interface LimitedCall {
  model: string;
  user?: string;
  key?: string;
}

export function useLimits() {
  return api.useQuery("get", LIMITS);
}

export function useEffectiveLimits(call: LimitedCall) {
  return api.useQuery("get", EFFECTIVE, { params: { query: call } }, { refetchInterval: 5_000 });
}

export function useAddLimit() {
  return api.useMutation("post", LIMITS, { onSuccess: useForget() });
}

export function useChangeLimit() {
  return api.useMutation("put", `${LIMITS}/{id}`, { onSuccess: useForget() });
}

export function useDeleteLimit() {
  return api.useMutation("delete", `${LIMITS}/{id}`, { onSuccess: useForget() });
}

/** Whom a limit can be about. */
export function useColleagues(team: string) {
  return api.useQuery("get", "/api/v1/teams/{id}/members", { params: { path: { id: team } } });
}

export function useOwnKeys() {
  return api.useQuery("get", "/api/v1/api-keys");
}

function useForget() {
  const client = useQueryClient();
  return () => Promise.all([LIMITS, EFFECTIVE].map((path) => client.invalidateQueries({ queryKey: ["get", path] })));
}
