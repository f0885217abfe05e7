import type { Chunking } from "./types";

export const STRATEGIES = ["by_title", "fixed", "none"] as const satisfies readonly Chunking["strategy"][];

/** The fields of a form about how documents are cut; numbers as the fields hold them. */
export interface CuttingDraft {
  strategy: Chunking["strategy"];
  combineUnder: number | string;
  newAfter: number | string;
  multipage: boolean;
  size: number | string;
  overlap: number | string;
}

const USUAL: CuttingDraft = { strategy: "by_title", combineUnder: 500, newAfter: 1000, multipage: true, size: 1000, overlap: 200 };

export function draftOf(chunking?: Chunking): CuttingDraft {
  const known = Object.entries(chunking ?? {}).filter(([, value]) => value != null);
  return { ...USUAL, ...Object.fromEntries(known) };
}

/** What the server is told: the numbers that the strategy knows. */
export function chunkingOf({ strategy, combineUnder, newAfter, multipage, size, overlap }: CuttingDraft): Chunking {
  switch (strategy) {
    case "by_title":
      return { strategy, combineUnder: Number(combineUnder), newAfter: Number(newAfter), multipage };
    case "fixed":
      return { strategy, size: Number(size), overlap: Number(overlap) };
    case "none":
      return { strategy };
  }
}

/** Whether two ways to cut give the same passages. */
export function sameCutting(one: Chunking, other: Chunking): boolean {
  return JSON.stringify(chunkingOf(draftOf(one))) === JSON.stringify(chunkingOf(draftOf(other)));
}
