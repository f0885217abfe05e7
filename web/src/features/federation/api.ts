import { api } from "@/api/client";

/** The sources to choose from. */
export function useSources() {
  return api.useQuery("get", "/api/v1/data-sources");
}

export function useAsk() {
  return api.useMutation("post", "/api/v1/queries");
}
