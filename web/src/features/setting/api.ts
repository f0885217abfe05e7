import { useQueryClient } from "@tanstack/react-query";
import { api, type Api } from "@/api/client";

export type Setting = Api["Setting"];

const SETTINGS = "/api/v1/settings";

export function useSettings() {
  return api.useQuery("get", SETTINGS);
}

export function useChangeSetting() {
  const queries = useQueryClient();
  return api.useMutation("put", `${SETTINGS}/{key}`, {
    onSuccess: () => queries.invalidateQueries({ queryKey: ["get", SETTINGS] }),
  });
}

export function useVersion() {
  return api.useQuery("get", "/api/v1/version");
}
