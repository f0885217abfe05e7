/** A part of one of several texts that stand behind each other. */
export interface Stretch {
  item: number;
  start: number;
  end: number;
}

interface Squeezed {
  /** Letters and digits alone, without case and accents: two readers of a PDF agree on those, and on little else. */
  text: string;
  places: { item: number; start: number; end: number }[];
}

const LEAST = 16;
const MEANT = /[\p{L}\p{N}]/u;

/** Where a passage stands in the texts of a page: all of it, or those pieces of it that are on this page. */
export function markedIn(items: string[], passage: string): Stretch[] {
  const page = squeeze(items);
  const wanted = squeeze([passage]).text;
  const least = Math.min(LEAST, wanted.length);
  const found: [number, number][] = [];
  let at = 0;
  let last = 0;
  while (least > 0 && at + least <= wanted.length) {
    const length = longest(page.text, wanted, at, least);
    if (length === 0) {
      at += 1;
      continue;
    }
    const place = placeOf(page.text, wanted.slice(at, at + length), last);
    found.push([place, place + length]);
    last = place + length;
    at += length;
  }
  return stretches(page, found);
}

/** How much of `wanted` from a place on stands anywhere in the text; 0 where it is less than the least. */
function longest(text: string, wanted: string, at: number, least: number): number {
  if (!text.includes(wanted.slice(at, at + least))) {
    return 0;
  }
  let fits = least;
  let tooLong = wanted.length - at + 1;
  while (tooLong - fits > 1) {
    const length = Math.floor((fits + tooLong) / 2);
    if (text.includes(wanted.slice(at, at + length))) {
      fits = length;
    } else {
      tooLong = length;
    }
  }
  return fits;
}

/** The next place after the last one, as a page is read downwards; else the first. */
function placeOf(text: string, part: string, after: number): number {
  const next = text.indexOf(part, after);
  return next >= 0 ? next : text.indexOf(part);
}

function squeeze(items: string[]): Squeezed {
  let text = "";
  const places: Squeezed["places"] = [];
  items.forEach((value, item) => {
    let start = 0;
    for (const char of value) {
      const end = start + char.length;
      for (const part of char.normalize("NFKD").toLowerCase()) {
        if (MEANT.test(part)) {
          text += part;
          // One place for each unit, as indexes count units.
          places.push(...Array.from({ length: part.length }, () => ({ item, start, end })));
        }
      }
      start = end;
    }
  });
  return { text, places };
}

function stretches({ places }: Squeezed, found: [number, number][]): Stretch[] {
  const marked: Stretch[] = [];
  for (const [from, to] of found.toSorted(([one], [other]) => one - other)) {
    for (const { item, start, end } of places.slice(from, to)) {
      const before = marked.at(-1);
      if (before?.item === item && start >= before.start) {
        before.end = Math.max(before.end, end);
      } else {
        marked.push({ item, start, end });
      }
    }
  }
  return marked;
}

/** A text cut at marks, which may touch and overlap. */
export function cutAt(text: string, marks: { start: number; end: number }[]): { text: string; marked: boolean }[] {
  const parts: { text: string; marked: boolean }[] = [];
  let at = 0;
  for (const { start, end } of marks.toSorted((one, other) => one.start - other.start)) {
    const from = Math.max(at, Math.min(start, text.length));
    const to = Math.min(end, text.length);
    if (to > from) {
      parts.push({ text: text.slice(at, from), marked: false }, { text: text.slice(from, to), marked: true });
      at = to;
    }
  }
  parts.push({ text: text.slice(at), marked: false });
  return parts.filter((part) => part.text !== "");
}

/** A passage as it is shown where room is short: from a little before its first mark on, and without empty lines. */
export function excerpt(text: string, marks: { start: number; end: number }[], before: number) {
  const first = Math.min(...marks.map(({ start }) => start), text.length);
  const wanted = marks.length > 0 ? Math.max(0, first - before) : 0;
  const from = wanted === 0 ? 0 : text.indexOf(" ", wanted) + 1;
  const shown = text.slice(from).replaceAll("\n\n", " \n");
  return {
    text: from > 0 ? `… ${shown}` : shown,
    marks: marks.map(({ start, end }) => ({ start: start - from + (from > 0 ? 2 : 0), end: end - from + (from > 0 ? 2 : 0) })),
  };
}
