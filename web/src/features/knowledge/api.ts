import { useQueryClient } from "@tanstack/react-query";
import { api, PAGED } from "@/api/client";
import { useCan, useMe } from "@/ui/session";
import { isUnfinished } from "./stage";
import type { Dataset, Status } from "./types";

export type * from "./types";

export const DATASETS = "/api/v1/datasets";
export const DATASET = "/api/v1/datasets/{id}";
export const DOCUMENTS = "/api/v1/datasets/{id}/documents";
export const DOCUMENT = "/api/v1/documents/{id}";
export const MANY_DOCUMENTS = "/api/v1/documents";
export const SEARCH = "/api/v1/search";
export const ANSWERS = "/api/v1/rag";
const FOLDERS = "/api/v1/datasets/{id}/folders";
const KEYS = "/api/v1/datasets/{id}/upload-keys";
const REINDEX = "/api/v1/datasets/{id}/reindex";
const OFTEN = 1_000;

export const at = (id: string) => ({ params: { path: { id } } });

function goesOn(dataset: Dataset): boolean {
  return dataset.counts.waiting > 0 || dataset.building;
}

/** The datasets that the reader sees, looked at again while something in them is unfinished. */
export function useDatasets(text = "", enabled = true) {
  return api.useQuery("get", DATASETS, { params: { query: text ? { q: text } : {} } }, { enabled, refetchInterval: ({ state }) => (state.data?.items.some(goesOn) ? 2 * OFTEN : false) });
}

export function useDataset(id: string) {
  return api.useQuery("get", DATASET, at(id), { refetchInterval: ({ state }) => (state.data && goesOn(state.data) ? OFTEN : false) });
}

export function useCreateDataset() {
  return api.useMutation("post", DATASETS, { onSuccess: useReload() });
}

export function useChangeDataset() {
  return api.useMutation("put", DATASET, { onSuccess: useReload() });
}

export function useShareDataset() {
  return api.useMutation("put", `${DATASET}/shares`, { onSuccess: useReload() });
}

export function useDeleteDataset() {
  const queries = useQueryClient();
  return api.useMutation("delete", DATASET, { onSuccess: () => queries.invalidateQueries({ queryKey: ["get", DATASETS] }) });
}

/** Where all documents of a dataset are fetched as one file. */
export const exportOf = (dataset: string) => `${DATASETS}/${dataset}/export`;

/** Where clients of the Model Context Protocol find a dataset. */
export const mcpOf = (dataset: string) => `${window.location.origin}/v1/mcp/datasets/${dataset}`;

export interface Wanted {
  /** Documents in this folder alone; undefined for all folders. */
  folder: string | undefined;
  q: string;
  status: Status | undefined;
}

/** Documents of a dataset, looked at every second while one of them is unfinished; longer lists less often. */
export function useDocuments(dataset: string, { folder, q, status }: Wanted) {
  const query = { limit: 50, ...(folder === undefined ? {} : { folder: folder || "/" }), ...(q ? { q } : {}), ...(status ? { status } : {}) };
  return api.useInfiniteQuery("get", DOCUMENTS, { params: { path: { id: dataset }, query } }, {
    ...PAGED,
    refetchInterval: ({ state }) => {
      const pages = state.data?.pages ?? [];
      return pages.some(({ items }) => items.some(isUnfinished)) ? OFTEN * pages.length : false;
    },
  });
}

export function useFolders(dataset: string) {
  return api.useQuery("get", FOLDERS, at(dataset));
}

export function useRenameFolder() {
  return api.useMutation("post", `${FOLDERS}/rename`, { onSuccess: useReload() });
}

export function useAddText() {
  return api.useMutation("post", `${DATASET}/texts`, { onSuccess: useReload() });
}

export function useAddLink() {
  return api.useMutation("post", `${DATASET}/links`, { onSuccess: useReload() });
}

export function useRetryAll() {
  return api.useMutation("post", `${DATASET}/retry`, { onSuccess: useReload() });
}

export function useReindexing(dataset: string, enabled: boolean) {
  return api.useQuery("get", REINDEX, at(dataset), { enabled, retry: false, refetchInterval: ({ state }) => (state.data && !state.data.complete ? OFTEN : false) });
}

export function useReindex() {
  return api.useMutation("post", REINDEX, { onSuccess: useReload() });
}

export function useSwitchIndex() {
  return api.useMutation("post", `${REINDEX}/switch`, { onSuccess: useReload() });
}

export function useDiscardIndex() {
  return api.useMutation("delete", REINDEX, { onSuccess: useReload() });
}

export function useUploadKeys(dataset: string) {
  return api.useQuery("get", KEYS, at(dataset));
}

export function useCreateUploadKey() {
  const queries = useQueryClient();
  return api.useMutation("post", KEYS, { onSuccess: () => queries.invalidateQueries({ queryKey: ["get", KEYS] }) });
}

export function useRevokeUploadKey() {
  const queries = useQueryClient();
  return api.useMutation("delete", `${KEYS}/{upload}`, { onSuccess: () => queries.invalidateQueries({ queryKey: ["get", KEYS] }) });
}

/** What changed in a dataset may show in every list of it. */
export function useReload() {
  const queries = useQueryClient();
  const paths = [DATASETS, DATASET, DOCUMENTS, FOLDERS, REINDEX, DOCUMENT, `${DOCUMENT}/text`];
  return () => Promise.all(paths.map((path) => queries.invalidateQueries({ queryKey: ["get", path] })));
}

/** The sources of data that a dataset can be about. */
export function useSources() {
  const enabled = useCan("datasource:read");
  return api.useQuery("get", "/api/v1/data-sources", {}, { enabled }).data?.items ?? [];
}

/** The models that say what a passage means. */
export function useEmbeddingModels() {
  return api.useQuery("get", "/api/v1/models", {}, { retry: false, select: ({ items }) => items.filter(({ type, enabled }) => type === "embeddings" && enabled) }).data ?? [];
}

/** The models that write answers. */
export function useWriters() {
  return api.useQuery("get", "/api/v1/models", {}, { retry: false, select: ({ items }) => items.filter(({ type, enabled }) => type === "llm" && enabled) }).data ?? [];
}

/** The people of the team that the reader works in, and the reader's teams: with whom something can be shared. */
export function useCircle(): { id: string; name: string; kind: "person" | "team" }[] {
  const me = useMe();
  const people = api.useQuery("get", "/api/v1/teams/{id}/members", at(me.team.id), { retry: false }).data?.items ?? [];
  return [
    ...me.teams.filter(({ personal }) => !personal).map(({ id, name }) => ({ id, name, kind: "team" as const })),
    ...people.filter(({ user }) => user !== me.id).map(({ user, displayName }) => ({ id: user, name: displayName, kind: "person" as const })),
  ];
}
