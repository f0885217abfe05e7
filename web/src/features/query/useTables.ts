import { useMemo } from "react";
import { useCompletions } from "@/api/names";
import { useNamedTables } from "@/api/tables";
import { useSchema, useSourceNames } from "./api";

/** The tables of a source with their columns, to complete SQL; of several sources each with its source's name. */
export function useTables(source: string, others: string[], enabled: boolean): Record<string, string[]> {
  const alone = others.length === 0;
  const schema = useSchema(source, enabled && alone);
  const names = useSourceNames(enabled && !alone);
  const known = names.data?.items ?? [];
  const joint = useCompletions(useNamedTables(alone || !enabled ? [] : [source, ...others].flatMap((id) => known.filter((item) => item.id === id))));
  const own = useMemo(
    () => Object.fromEntries((schema.data?.tables ?? []).map((table) => [table.name, table.columns.map((column) => column.name)])),
    [schema.data],
  );
  return alone ? own : joint;
}
