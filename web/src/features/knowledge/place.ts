import type { Found } from "./types";

/** The address of a document at the page of a passage, with that of the passage marked which counts, or all of it. */
export function placeOf({ document, firstPage, begins, ends }: Pick<Found, "document" | "firstPage" | "begins" | "ends">, counts: { start: number; end: number }[] = []) {
  const [from, to] = counts.length > 0 ? [begins + Math.min(...counts.map(({ start }) => start)), begins + Math.max(...counts.map(({ end }) => end))] : [begins, ends];
  return {
    to: "/documents/$id",
    params: { id: document },
    search: { ...(firstPage > 0 ? { page: firstPage } : {}), from, to },
  } as const;
}
