import type { Dataset } from "./api";

/** A text without the datasets that it names, and those. */
export interface Mentioned {
  text: string;
  datasets: Dataset[];
}

/** Finds `#` with the whole name of a dataset in a text; of two names that fit, the longer one counts. */
export function mentioned(text: string, all: Dataset[]): Mentioned {
  const byLength = all.toSorted((one, other) => other.name.length - one.name.length);
  const datasets: Dataset[] = [];
  let rest = text;
  for (const dataset of byLength) {
    const place = placeOf(rest, dataset.name);
    if (place >= 0) {
      datasets.push(dataset);
      rest = without(rest, place, place + 1 + dataset.name.length);
    }
  }
  return { text: rest, datasets };
}

/** What is being typed after a `#` just before the caret; null where nothing is. */
export function typedName(text: string, caret: number): string | null {
  return /(?:^|\s)#([^\s#]*)$/u.exec(text.slice(0, caret))?.[1] ?? null;
}

/** A text without the `#` before the caret and what was typed after it. */
export function withoutTyped(text: string, caret: number): string {
  const typed = typedName(text, caret);
  return typed === null ? text : without(text, caret - typed.length - 1, caret);
}

/** Where `#` with the name stands, as words of their own; -1 where it does not. */
function placeOf(text: string, name: string): number {
  const wanted = `#${name.toLowerCase()}`;
  const lower = text.toLowerCase();
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
    const next = text[at + wanted.length] ?? " ";
    if ((at === 0 || /\s/u.test(text[at - 1] ?? "")) && !/[\p{L}\p{N}_-]/u.test(next)) {
      return at;
    }
  }
  return -1;
}

function without(text: string, from: number, to: number): string {
  return `${text.slice(0, from).trimEnd()} ${text.slice(to).trimStart()}`.trimStart();
}
