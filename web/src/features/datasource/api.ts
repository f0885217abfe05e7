import { useQueryClient } from "@tanstack/react-query";
import { api, PAGED } from "@/api/client";
import { useMe } from "@/ui/session";
import { useSending, type Destination } from "./sending";
import type { Classification } from "./types";

export type * from "./types";

const SOURCES = "/api/v1/data-sources";
const SOURCE = "/api/v1/data-sources/{id}";
const SCHEMA = "/api/v1/data-sources/{id}/schema";
const SETTINGS = "/api/v1/data-sources/{id}/settings";
const CLASSIFICATIONS = "/api/v1/data-sources/{id}/classifications";
export const TERMS = "/api/v1/semantic/terms";
export const TERM = "/api/v1/semantic/terms/{id}";
export const DESCRIPTIONS = "/api/v1/semantic/descriptions/{id}";
const MODEL = "/api/v1/semantic/models/{id}";
const UPLOAD = "/api/v1/data-sources/upload";

const at = (id: string) => ({ params: { path: { id } } });

export function useSources(text: string) {
  return api.useInfiniteQuery(
    "get",
    SOURCES,
    { params: { query: text ? { q: text } : {} } },
    PAGED,
  );
}

export function useSource(id: string) {
  return api.useQuery("get", SOURCE, at(id));
}

export function useSchema(id: string) {
  return api.useQuery("get", SCHEMA, at(id));
}

export function usePreview(id: string, table: string) {
  return api.useQuery("get", `${SOURCE}/preview`, { params: { path: { id }, query: { table, limit: 20 } } });
}

export function useExamples(id: string) {
  return api.useQuery("get", `${SOURCE}/examples`, at(id));
}

export function useSourceSettings(id: string, enabled: boolean) {
  return api.useQuery("get", SETTINGS, at(id), { enabled });
}

export function useSetSourceSetting() {
  return api.useMutation("put", `${SETTINGS}/{key}`, { onSuccess: useReloadSettings() });
}

export function useRemoveSourceSetting() {
  return api.useMutation("delete", `${SETTINGS}/{key}`, { onSuccess: useReloadSettings() });
}

function useReloadSettings() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ["get", SETTINGS] });
}

export function useTestConnection() {
  return api.useMutation("post", `${SOURCES}/test`);
}

export function useConnect() {
  return api.useMutation("post", SOURCES, { onSuccess: useReload() });
}

export function useChangeSource() {
  return api.useMutation("patch", SOURCE, { onSuccess: useReload() });
}

export function useDeleteSource() {
  const queries = useQueryClient();
  return api.useMutation("delete", SOURCE, { onSuccess: () => queries.invalidateQueries({ queryKey: ["get", SOURCES] }) });
}

export function useRefresh() {
  return api.useMutation("post", `${SOURCE}/refresh`, { onSuccess: useReload() });
}

export function useDescribe() {
  return api.useMutation("put", `${SOURCE}/descriptions`, { onSuccess: useReload() });
}

export function useCorrectType() {
  return api.useMutation("put", `${SOURCE}/types`, { onSuccess: useReload() });
}

export function useClassifications(id: string): Classification[] {
  return api.useQuery("get", CLASSIFICATIONS, at(id)).data?.items ?? [];
}

export function useDecide() {
  return api.useMutation("put", CLASSIFICATIONS, { onSuccess: usePoliced() });
}

/** Where what is said of a source is fetched as a file. */
export function modelFile(id: string): string {
  return MODEL.replace("{id}", id);
}

export function useImportModel() {
  const reload = useReload();
  return api.useMutation("post", MODEL, { onSuccess: ({ kept }) => (kept ? reload() : undefined) });
}

export function useReload() {
  const queries = useQueryClient();
  const paths = [SOURCES, SOURCE, SCHEMA, CLASSIFICATIONS, TERMS, `${SOURCE}/preview`, `${SOURCE}/examples`];
  return () => Promise.all(paths.map((path) => queries.invalidateQueries({ queryKey: ["get", path] })));
}

/** Where files go: a new source, or one that gets a newer version or further rows. */
export type Target = { name: string; encoding: string } | { id: string; table?: string; encoding: string };

/** An upload on its way, and how to start and to stop one. */
export function useUpload() {
  const { start, ...upload } = useSending(useReload());
  return { ...upload, start: (files: File[], target: Target) => start(files, destination(target)) };
}

function destination(target: Target): Destination {
  if ("name" in target) {
    return { method: "POST", url: UPLOAD, fields: { name: target.name, encoding: target.encoding } };
  }
  // A table gets further rows; without one, everything is replaced.
  const { id, table, encoding } = target;
  return { method: table ? "POST" : "PUT", url: `${SOURCES}/${id}/files`, fields: { encoding, ...(table ? { table } : {}) } };
}

const POLICIES = `${SOURCE}/policies` as const;

export function usePolicies(id: string) {
  return api.useQuery("get", POLICIES, at(id));
}

export function useCreatePolicy() {
  return api.useMutation("post", POLICIES, { onSuccess: usePoliced() });
}

export function useChangePolicy() {
  return api.useMutation("put", `${POLICIES}/{policy}`, { onSuccess: usePoliced() });
}

export function useDeletePolicy() {
  return api.useMutation("delete", `${POLICIES}/{policy}`, { onSuccess: usePoliced() });
}

/** What somebody sees of a source; asked anew whenever a policy changed. */
export function useSight(id: string, user: string) {
  return api.useQuery("post", `${POLICIES}/preview`, { ...at(id), body: { user } }, { retry: false });
}

/** A changed policy changes what its own keepers see, too; what columns hold decides which of them policies bind. */
function usePoliced() {
  const queries = useQueryClient();
  const reload = useReload();
  return () =>
    Promise.all([reload(), queries.invalidateQueries({ queryKey: ["get", POLICIES] }), queries.invalidateQueries({ queryKey: ["post", `${POLICIES}/preview`] })]);
}

/** The people of the team that the reader works in. */
export function useColleagues() {
  return api.useQuery("get", "/api/v1/teams/{id}/members", at(useMe().team.id));
}

export function useRoleNames() {
  return api.useQuery("get", "/api/v1/roles");
}

export function usePermissionNames() {
  return api.useQuery("get", "/api/v1/permissions", {}, { staleTime: Infinity });
}
