import { useQueries } from "@tanstack/react-query";
import { api } from "./client";
import { tableNames, type NamedTable } from "./names";

const MINUTE = 60_000;

/** The tables of these sources as a statement over all of them names them. */
export function useNamedTables(sources: { id: string; name: string }[]): NamedTable[] {
  return useQueries({
    queries: sources.map(({ id }) => api.queryOptions("get", "/api/v1/data-sources/{id}/schema", { params: { path: { id } } }, { staleTime: MINUTE })),
    combine: (schemas) => schemas.flatMap(({ data }, index) => tableNames(sources[index]?.name ?? "", data?.tables ?? [])),
  });
}
