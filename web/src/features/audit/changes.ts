/** One field that an action changed; an absent side had no such field. */
export interface Change {
  field: string;
  before: string | undefined;
  after: string | undefined;
}

/** The fields in which two states differ, by their path (`connection.host`), in the order of the paths. */
export function changes(before: unknown, after: unknown): Change[] {
  const old = new Map(leaves(before, ""));
  const now = new Map(leaves(after, ""));
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((field) => old.get(field) !== now.get(field))
    .sort()
    .map((field) => ({ field, before: old.get(field), after: now.get(field) }));
}

function leaves(value: unknown, path: string): [string, string][] {
  if (value === null || value === undefined) {
    return path ? [[path, "null"]] : [];
  }
  if (typeof value !== "object" || Array.isArray(value)) {
    return [[path || "value", typeof value === "string" ? value : JSON.stringify(value)]];
  }
  return Object.entries(value).flatMap(([key, each]) => leaves(each, path ? `${path}.${key}` : key));
}
