import type { Query } from "./api";
import type { Claim, Sentence } from "./insightApi";

const MOST_NAMED = 3;

export interface Part {
  text: string;
  claim?: Claim;
}

/** A sentence cut at what was checked in it, in order and without overlaps. */
export function parts({ text, claims }: Sentence): Part[] {
  const found: Part[] = [];
  let end = 0;
  for (const claim of [...claims].sort((one, other) => one.from - other.from)) {
    if (claim.from < end || claim.to > text.length) {
      continue;
    }
    if (claim.from > end) {
      found.push({ text: text.slice(end, claim.from) });
    }
    found.push({ text: text.slice(claim.from, claim.to), claim });
    end = claim.to;
  }
  return end < text.length ? [...found, { text: text.slice(end) }] : found;
}

interface Words {
  row: (number: string) => string;
  more: (count: string) => string;
}

/** The rows that support something, by the texts that stand in them; by their numbers where none do. */
export function rowNames({ columns, rows }: Pick<Query, "columns" | "rows">, numbers: number[], words: Words): string {
  const named = columns.map(({ type }, index) => ({ type, index })).filter(({ type }) => type === "text" || type === "date" || type === "timestamp");
  const names = numbers.slice(0, MOST_NAMED).map((number) => {
    const cells = named.map(({ index }) => rows[number]?.[index]).filter((cell) => cell != null);
    return cells.length > 0 ? cells.slice(0, 2).map(String).join(" / ") : words.row(String(number + 1));
  });
  const rest = numbers.length - names.length;
  return [...names, ...(rest > 0 ? [words.more(String(rest))] : [])].join(", ");
}
