import type { Added } from "./types";

/** What became of a file: what the server said, or that it did not arrive. */
export type Outcome = Added["outcome"] | "cut_off" | "stopped";

/** A file on its way into a dataset. */
export interface Upload {
  key: number;
  file: File;
  /** The folder of the dataset that it goes into. */
  folder: string;
  /** Where it lay below what was chosen, e.g. `contracts/2026/lease.pdf`. */
  path: string;
  state: "waiting" | "sending" | "done";
  /** From 0 to 1 of what is sent together. */
  share: number;
  outcome: Outcome | null;
  /** Why it was refused or did not arrive, in words. */
  error: string | null;
  document: string | null;
}

const MOST_FILES = 10;
const MOST_BYTES = 16_000_000;
/** What systems leave in folders for themselves. */
const LEFT_BEHIND = /^(\.DS_Store|Thumbs\.db|desktop\.ini|\._.*)$/i;

/** Where a file lay below what was dropped or chosen, without what stands before the first folder. */
export function pathOf(file: File & { path?: string }): string {
  const said = file.webkitRelativePath || file.path || file.name;
  return said.replace(/^[./\\]+/, "") || file.name;
}

/** Whether a file is there for people, and not left by their system. */
export function isMeant(file: File): boolean {
  return !LEFT_BEHIND.test(file.name);
}

/** The next files that go together: small ones in one request, a large one alone. */
export function nextBatch(uploads: Upload[]): Upload[] {
  const batch: Upload[] = [];
  let bytes = 0;
  for (const upload of uploads.filter(({ state }) => state === "waiting")) {
    const fits = batch.length < MOST_FILES && bytes + upload.file.size <= MOST_BYTES && upload.folder === batch[0]?.folder;
    if (batch.length > 0 && !fits) {
      break;
    }
    batch.push(upload);
    bytes += upload.file.size;
  }
  return batch;
}

/** The batch with what the server said of each file, in their order. */
export function told(batch: Upload[], added: Added[]): Upload[] {
  return batch.map((upload, index) => {
    const said = added[index];
    return { ...upload, state: "done", share: 1, outcome: said?.outcome ?? "cut_off", error: said?.error ?? null, document: said?.document ?? null };
  });
}

/** The batch when all of it was refused or did not arrive. */
export function lost(batch: Upload[], outcome: Outcome, error: string | null): Upload[] {
  return batch.map((upload) => ({ ...upload, state: "done", outcome, error }));
}

/** All uploads, with the changed ones in their places. */
export function merged(all: Upload[], changed: Upload[]): Upload[] {
  const byKey = new Map(changed.map((upload) => [upload.key, upload]));
  return all.map((upload) => byKey.get(upload.key) ?? upload);
}

/** How many of the uploads came to which end, and how many bytes of all are sent. */
export function summed(all: Upload[]) {
  const bytes = all.reduce((sum, { file }) => sum + file.size, 0);
  const sent = all.reduce((sum, { file, share, state }) => sum + file.size * (state === "done" ? 1 : share), 0);
  const count = (...outcomes: (Outcome | null)[]) => all.filter(({ outcome }) => outcomes.includes(outcome)).length;
  return {
    all: all.length,
    left: all.filter(({ state }) => state !== "done").length,
    share: bytes > 0 ? sent / bytes : 1,
    kept: count("created", "new_edition"),
    duplicate: count("duplicate"),
    refused: count("refused", "cut_off"),
  };
}
