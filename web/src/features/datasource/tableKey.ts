/** What a table is called among all of its source: alone in the default schema, with the schema's name in another. */
export function tableKey({ namespace, name }: { namespace?: string | null; name: string }): string {
  return namespace ? `${namespace}.${name}` : name;
}
