import { useQueryClient } from "@tanstack/react-query";
import { api, PAGED, type Api } from "@/api/client";
import { useMe } from "@/ui/session";

export type DataSource = Api["DataSource"];
export type DataSourceDetail = Api["DataSourceDetail"];
export type NewDataSource = Api["NewDataSource"];
export type ConnectionChange = Api["ConnectionChange"];
export type ConnectionResult = Api["ConnectionResult"];
export type SchemaView = Api["SchemaView"];
export type TableView = Api["TableView"];
export type ColumnView = Api["ColumnView"];
export type KeyView = Api["KeyView"];
export type Refresh = Api["RefreshView"];
export type Uploaded = Api["UploadedSource"];

const SOURCES = "/api/v1/data-sources";
const SOURCE = "/api/v1/data-sources/{id}";
const SCHEMA = "/api/v1/data-sources/{id}/schema";
const SETTINGS = "/api/v1/data-sources/{id}/settings";
/** Where files are sent to. */
export const UPLOAD = "/api/v1/data-sources/upload";

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

export type SourceSetting = Api["SourceSetting"];

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

export function useReload() {
  const queries = useQueryClient();
  const paths = [SOURCES, SOURCE, SCHEMA, `${SOURCE}/preview`, `${SOURCE}/examples`];
  return () => Promise.all(paths.map((path) => queries.invalidateQueries({ queryKey: ["get", path] })));
}

export type DataPolicy = Api["DataPolicy"];
export type NewDataPolicy = Api["NewDataPolicy"];
export type Sight = Api["PolicySight"];

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

/** A changed policy changes what its own keepers see, too. */
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
