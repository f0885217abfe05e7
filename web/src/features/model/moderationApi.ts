import { useQueryClient } from "@tanstack/react-query";
import { api, PAGED, type Api } from "@/api/client";

export type GuardRule = Api["GuardRule"];
export type NewGuardRule = Api["NewGuardRule"];
export type GuardTrial = Api["GuardTrial"];
export type ModerationFlag = Api["ModerationFlag"];
export type Stage = GuardRule["stage"];
export type Detector = GuardRule["detector"];
export type Action = GuardRule["action"];

export const STAGES: Stage[] = ["input", "output", "tools"];
export const DETECTORS: Detector[] = ["personal_data", "secrets", "injection", "topics", "model"];
export const ACTIONS: Action[] = ["block", "mask", "flag"];

/** What the list of flags is narrowed to; days are whole days. */
export interface FlagFilter {
  category?: string;
  user?: string;
  stage?: string;
  action?: string;
  from?: string;
  to?: string;
}

const MODERATION = "/api/v1/moderation";
const RULES = `${MODERATION}/rules` as const;
const FLAGS = `${MODERATION}/flags` as const;

export function useRules() {
  return api.useQuery("get", RULES);
}

/** Which kinds each way of looking tells apart. */
export function useDetectors() {
  return api.useQuery("get", `${MODERATION}/detectors`, {}, { staleTime: Infinity });
}

export function useCreateRule() {
  return api.useMutation("post", RULES, { onSuccess: useReload() });
}

export function useChangeRule() {
  return api.useMutation("put", `${RULES}/{id}`, { onSuccess: useReload() });
}

export function useDeleteRule() {
  return api.useMutation("delete", `${RULES}/{id}`, { onSuccess: useReload() });
}

export function useTry() {
  return api.useMutation("post", `${MODERATION}/try`);
}

export function useFlags(filter: FlagFilter) {
  return api.useInfiniteQuery("get", FLAGS, { params: { query: onTheWire(filter) } }, PAGED);
}

export function useFlagCounts(filter: FlagFilter) {
  return api.useQuery("get", `${FLAGS}/counts`, { params: { query: onTheWire(filter) } });
}

function useReload() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ["get", RULES] });
}

/** Days become moments by the reader's clock; what is no stage or action is left out. */
function onTheWire({ stage, action, from, to, ...rest }: FlagFilter) {
  const knownStage = STAGES.find((each) => each === stage);
  const knownAction = ACTIONS.find((each) => each === action);
  return {
    ...rest,
    ...(knownStage ? { stage: knownStage } : {}),
    ...(knownAction ? { action: knownAction } : {}),
    ...(from ? { from: new Date(`${from}T00:00:00`).toISOString() } : {}),
    ...(to ? { to: new Date(`${to}T23:59:59.999`).toISOString() } : {}),
  };
}
