import { useQueryClient } from "@tanstack/react-query";
import { api, PAGED, type Api } from "@/api/client";
import { REVIEW, TEMPLATES } from "./api";

export type Template = Api["QueryTemplate"];
export type NewTemplate = Api["NewQueryTemplate"];
export type Parameter = Api["QueryParameter"];
export type Hint = Api["Hint"];

const TEMPLATE = `${TEMPLATES}/{id}` as const;
const CATEGORIES = `${TEMPLATES}/categories` as const;

const at = (id: string) => ({ params: { path: { id } } });

export interface TemplateFilter {
  q: string;
  category: string;
  sort: "use" | "name" | "newest";
}

export function useTemplates({ q, category, sort }: TemplateFilter, enabled = true) {
  const query = { sort, ...(q ? { q } : {}), ...(category ? { category } : {}) };
  return api.useInfiniteQuery("get", TEMPLATES, { params: { query } }, { ...PAGED, enabled });
}

export function useTemplate(id: string) {
  return api.useQuery("get", TEMPLATE, at(id));
}

export function useCategories() {
  return api.useQuery("get", CATEGORIES);
}

/** The values that a parameter offers; asked only where it offers some. */
export function useChoices(id: string, { name, choices }: Parameter) {
  return api.useQuery("get", `${TEMPLATE}/parameters/{name}/choices`, { params: { path: { id, name } } }, { enabled: choices != null, staleTime: 60_000 });
}

export function useCreateTemplate() {
  return api.useMutation("post", TEMPLATES, { onSuccess: useForget() });
}

export function useChangeTemplate() {
  return api.useMutation("put", TEMPLATE, { onSuccess: useForget() });
}

export function useDuplicateTemplate() {
  return api.useMutation("post", `${TEMPLATE}/duplicate`, { onSuccess: useForget() });
}

export function useDeleteTemplate() {
  const queries = useQueryClient();
  return api.useMutation("delete", TEMPLATE, { onSuccess: () => queries.invalidateQueries({ queryKey: ["get", TEMPLATES] }) });
}

export function useVerifyTemplate() {
  return api.useMutation("put", `${TEMPLATE}/verification`, { onSuccess: useForget() });
}

export function useUnverifyTemplate() {
  return api.useMutation("delete", `${TEMPLATE}/verification`, { onSuccess: useForget() });
}

export function useRunTemplate() {
  return api.useMutation("post", `${TEMPLATE}/run`, { onSuccess: useForget() });
}

function useForget() {
  const queries = useQueryClient();
  return () => Promise.all([TEMPLATES, TEMPLATE, CATEGORIES].map((path) => queries.invalidateQueries({ queryKey: ["get", path] })));
}

/** What is to be said of a statement while it is written. */
export function useReview(dataSource: string, otherSources: string[], sql: string, enabled = true) {
  return api.useQuery("post", REVIEW, { body: { dataSource, otherSources, sql } }, { enabled: enabled && dataSource !== "" && sql.trim() !== "", staleTime: 60_000, retry: false, placeholderData: (before) => before });
}
