import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api, PAGED } from "@/api/client";
import { at, DATASETS, DOCUMENT, MANY_DOCUMENTS, useReload } from "./api";
import { isUnfinished } from "./stage";
import type { Document } from "./types";

const OFTEN = 1_000;

/** One document, looked at every second while it is on its way. */
export function useDocument(id: string) {
  return api.useQuery("get", DOCUMENT, at(id), { refetchInterval: ({ state }) => (state.data && isUnfinished(state.data) ? OFTEN : false) });
}

/** What was read from a document; read anew when another edition is found. */
export function useDocumentText({ id, kind, liveEdition }: Document) {
  const { queryKey, queryFn } = api.queryOptions("get", `${DOCUMENT}/text`, at(id));
  return useQuery({ queryKey: [...queryKey, liveEdition ?? 0] as unknown as typeof queryKey, queryFn, enabled: kind != null, retry: false });
}

/** The passages of a document that are found, in the order of its text. */
export function usePassages({ id }: Document) {
  return api.useInfiniteQuery("get", `${DOCUMENT}/passages`, at(id), PAGED);
}

export function useChangeDocument() {
  return api.useMutation("patch", DOCUMENT, { onSuccess: useReload() });
}

export function useMoveDocuments() {
  return api.useMutation("post", `${MANY_DOCUMENTS}/move`, { onSuccess: useReload() });
}

export function useDeleteDocument() {
  return api.useMutation("delete", DOCUMENT, { onSuccess: useReloadLists() });
}

export function useDeleteDocuments() {
  return api.useMutation("post", `${MANY_DOCUMENTS}/delete`, { onSuccess: useReloadLists() });
}

/** Of documents that are gone, only the lists are looked at again. */
function useReloadLists() {
  const queries = useQueryClient();
  const paths = [DATASETS, `${DATASETS}/{id}`, `${DATASETS}/{id}/documents`, `${DATASETS}/{id}/folders`];
  return () => Promise.all(paths.map((path) => queries.invalidateQueries({ queryKey: ["get", path] })));
}

/** Stops for now, goes on, gives up, begins again. */
export function useSteps() {
  const onSuccess = useReload();
  return {
    pause: api.useMutation("post", `${DOCUMENT}/pause`, { onSuccess }),
    resume: api.useMutation("post", `${DOCUMENT}/resume`, { onSuccess }),
    cancel: api.useMutation("post", `${DOCUMENT}/cancel`, { onSuccess }),
    retry: api.useMutation("post", `${DOCUMENT}/retry`, { onSuccess }),
  };
}

/** Where a document is fetched as it came. */
export const contentOf = (id: string) => DOCUMENT.replace("{id}", id) + "/content";

/** Where a PDF is fetched to be shown; another address for another edition, as a browser keeps what it has. */
export const shownOf = ({ id, liveEdition }: Document) => `${contentOf(id)}?inline=true&edition=${liveEdition ?? 0}`;
