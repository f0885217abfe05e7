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

export type KeyRotation = Api["KeyRotation"];

const ROTATIONS = "/api/v1/key-rotations";
const FINISHED: KeyRotation["status"][] = ["succeeded", "failed", "cancelled"];

export function isUnderWay({ status }: KeyRotation): boolean {
  return !FINISHED.includes(status);
}

/** The changes of keys, the newest first; asked again while one is under way. */
export function useKeyRotations() {
  return api.useQuery("get", ROTATIONS, {}, { refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? 2000 : false) });
}

export function useRotateKeys() {
  return api.useMutation("post", ROTATIONS, { onSuccess: useReloadRotations() });
}

export function useCancelRotation() {
  return api.useMutation("post", `${ROTATIONS}/{id}/cancel`, { onSuccess: useReloadRotations() });
}

function useReloadRotations() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ["get", ROTATIONS] });
}

export function useVersion() {
  return api.useQuery("get", "/api/v1/version");
}
