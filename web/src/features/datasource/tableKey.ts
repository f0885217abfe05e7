interface Placed {
  namespace?: string | null | undefined;
  name: string;
}

/** What a table is called among all of its source: alone in the default schema, with the schema's name in another. */
export function tableKey({ namespace, name }: Placed): string {
  return namespace ? `${namespace}.${name}` : name;
}

/** Whether a name alone means this table: it is the default schema's, or the first of its name where that has none. */
export function isNamedAlone(table: Placed, tables: Placed[]): boolean {
  const called = tables.filter(({ name }) => name.toLowerCase() === table.name.toLowerCase());
  return tableKey(called.find(({ namespace }) => !namespace) ?? called[0] ?? table) === tableKey(table);
}
