import { useMemo } from "react";

interface Table {
  name: string;
  namespace?: string | null;
  columns: { name: string }[];
}

/** A table of one of the sources, by the name that a statement over all of them needs. */
export interface NamedTable {
  written: string;
  /** The same without quotes, for completion. */
  path: string;
  columns: string[];
}

/** A name as SQL needs it: in quotes unless it is one plain word. */
export function written(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** Tables under their source's name; one that is not the only one of its name there keeps its schema, within the name. */
export function tableNames(source: string, tables: Table[]): NamedTable[] {
  const names = tables.map(({ name }) => name.toLowerCase());
  return tables.map((table) => {
    const unique = names.filter((name) => name === table.name.toLowerCase()).length === 1;
    const name = unique || !table.namespace ? table.name : `${table.namespace}.${table.name}`;
    return {
      written: `${written(source)}.${written(name)}`,
      path: [source, name].map((part) => part.replaceAll(".", "\\.")).join("."),
      columns: table.columns.map((column) => column.name),
    };
  });
}

/** The same for the editor; another object only when the names are other ones. */
export function useCompletions(tables: NamedTable[]): Record<string, string[]> {
  const known = tables.map(({ path, columns }) => `${path}:${columns.join()}`).join("\n");
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the list is another one at each look, what it says seldom is
  return useMemo(() => Object.fromEntries(tables.map(({ path, columns }) => [path, columns])), [known]);
}
