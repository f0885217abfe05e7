import type { Found } from "./types";

/** The address of a document at the page of a passage, with the passage marked. */
export function placeOf({ document, firstPage, begins, ends }: Pick<Found, "document" | "firstPage" | "begins" | "ends">) {
  return {
    to: "/documents/$id",
    params: { id: document },
    search: { ...(firstPage > 0 ? { page: firstPage } : {}), from: begins, to: ends },
  } as const;
}
