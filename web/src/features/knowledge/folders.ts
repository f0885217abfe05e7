import type { Folder } from "./types";

/** A folder as it stands in the list of the one above it. */
export interface Child {
  name: string;
  path: string;
  /** In it and in the folders in it. */
  documents: number;
}

/** The folders right below a folder, by name. */
export function foldersIn(all: Folder[], parent: string): Child[] {
  const before = parent === "" ? "" : `${parent}/`;
  const counts = new Map<string, number>();
  for (const { folder, documents } of all) {
    if (folder !== parent && folder.startsWith(before)) {
      const name = folder.slice(before.length).split("/")[0] ?? "";
      counts.set(name, (counts.get(name) ?? 0) + documents);
    }
  }
  return [...counts].map(([name, documents]) => ({ name, path: before + name, documents })).sort((one, other) => one.name.localeCompare(other.name));
}

/** The folders that lead to one, itself last: `a/b` is `a`, `a/b`. */
export function wayTo(folder: string): { name: string; path: string }[] {
  const names = folder.split("/").filter(Boolean);
  return names.map((name, index) => ({ name, path: names.slice(0, index + 1).join("/") }));
}

/** All folders, also those that only hold others. */
export function allFolders(all: Folder[]): string[] {
  return [...new Set(all.flatMap(({ folder }) => wayTo(folder).map(({ path }) => path)))].sort((one, other) => one.localeCompare(other));
}
