import { useQueryClient } from "@tanstack/react-query";
import { api, type Api } from "@/api/client";

export type Provider = Api["ModelProvider"];
export type Connection = Api["ModelConnection"];
export type NewConnection = Api["NewModelConnection"];
export type Offer = Api["ModelOffer"];
export type Model = Api["Model"];
export type NewModel = Api["NewModel"];
export type Routing = Api["ModelRouting"];
export type Scope = Connection["scope"];
export type ModelType = Model["type"];
export type PriceUnit = Model["priceUnit"];

export const TYPES: ModelType[] = ["llm", "embeddings", "image", "text_to_speech", "guard"];
/** What models can be paid by, tokens first; those that are not named here by tokens alone. */
export const UNITS: Partial<Record<ModelType, PriceUnit[]>> = { image: ["tokens", "images"], text_to_speech: ["tokens", "characters"] };
export const CAPABILITIES = ["tool_use", "vision", "function_calling", "guarded"] as const;
export const POLICIES: Routing["policy"][] = ["manual", "failover", "cheapest", "fastest", "best"];

const MODELS = "/api/v1/models";
const CONNECTIONS = "/api/v1/models/connections";

export function useProviders() {
  return api.useQuery("get", `${MODELS}/providers`, {}, { staleTime: Infinity });
}

export function useConnections() {
  return api.useQuery("get", CONNECTIONS);
}

export function useAddConnection() {
  return api.useMutation("post", CONNECTIONS, { onSuccess: useForget() });
}

export function useChangeConnection() {
  return api.useMutation("put", `${CONNECTIONS}/{connection}`, { onSuccess: useForget() });
}

export function useDeleteConnection() {
  return api.useMutation("delete", `${CONNECTIONS}/{connection}`, { onSuccess: useForget() });
}

export function useTestConnection() {
  return api.useMutation("post", `${CONNECTIONS}/{connection}/test`, { onSettled: useForget() });
}

/** Asks the provider; what comes is not kept, since it may be another list next time. */
export function useOffers(connection: string) {
  return api.useQuery("post", `${CONNECTIONS}/{connection}/offers`, { params: { path: { connection } } }, { retry: false, gcTime: 0, staleTime: Infinity });
}

export function useAddModels() {
  return api.useMutation("post", `${CONNECTIONS}/{connection}/models`, { onSuccess: useForget() });
}

export function useModels() {
  return api.useQuery("get", MODELS);
}

export function useChangeModel() {
  return api.useMutation("put", `${MODELS}/{model}`, { onSuccess: useForget() });
}

export function useEnableModel() {
  return api.useMutation("put", `${MODELS}/{model}/enabled`, { onSuccess: useForget() });
}

export function useDeleteModel() {
  return api.useMutation("delete", `${MODELS}/{model}`, { onSuccess: useForget() });
}

export function useRouting() {
  return api.useQuery("get", `${MODELS}/routing`);
}

export function useSaveRouting() {
  return api.useMutation("put", `${MODELS}/routing`, { onSuccess: useForget() });
}

/** One change shows in several lists; what a provider offers is asked anew only when somebody wants to see it. */
export function useForget() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ predicate: ({ queryKey: [method, path] }) => method === "get" && String(path).startsWith(MODELS) });
}
