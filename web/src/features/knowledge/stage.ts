import type { Document } from "./types";

const FINISHED: Document["status"][] = ["ready", "failed", "cancelled", "paused"];

/** Whether something is still happening to a document, or about to. */
export function isUnfinished({ status }: Pick<Document, "status">): boolean {
  return !FINISHED.includes(status);
}

/** Which steps make sense for a document now. */
export function stepsOf({ status }: Document): ("pause" | "resume" | "cancel" | "retry")[] {
  switch (status) {
    case "queued":
    case "extracting":
    case "chunking":
    case "embedding":
      return ["pause", "cancel"];
    case "paused":
      return ["resume", "cancel"];
    case "failed":
    case "cancelled":
      return ["retry"];
    default:
      return [];
  }
}

/** From 0 to 1 where it can be told how far a document is. */
export function shareOf({ status, chunks, embedded }: Pick<Document, "status" | "chunks" | "embedded">): number | null {
  return (status === "embedding" || status === "paused") && chunks > 0 ? embedded / chunks : null;
}

const TABLES = new Set(["csv", "workbook"]);
const TABLE_NAMES = /\.(csv|tsv|xlsx)$/i;

/** Whether a document holds tables that questions could be asked of. */
export function isTable({ kind, name }: Pick<Document, "kind" | "name">): boolean {
  return TABLE_NAMES.test(name) && (kind == null || TABLES.has(kind));
}
