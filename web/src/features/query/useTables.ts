import { useMemo } from "react";
import { useSchema } from "./api";

/** The tables of a source with their columns, to complete SQL. */
export function useTables(source: string, enabled: boolean): Record<string, string[]> {
  const schema = useSchema(source, enabled);
  return useMemo(
    () => Object.fromEntries((schema.data?.tables ?? []).map((table) => [table.name, table.columns.map((column) => column.name)])),
    [schema.data],
  );
}
