import type { Phrase } from "./api";

/** A stretch of the question, tied to the data or not. */
export interface Stretch {
  text: string;
  phrase?: Phrase;
}

/** Cuts the question where its phrases begin and end, so that they can be shown in place. Of phrases that overlap the first stands. */
export function stretches(question: string, phrases: Phrase[]): Stretch[] {
  const found: Stretch[] = [];
  let at = 0;
  for (const phrase of [...phrases].sort((a, b) => a.start - b.start)) {
    if (phrase.start < at || phrase.end > question.length || phrase.end <= phrase.start) {
      continue;
    }
    if (phrase.start > at) {
      found.push({ text: question.slice(at, phrase.start) });
    }
    found.push({ text: question.slice(phrase.start, phrase.end), phrase });
    at = phrase.end;
  }
  return at < question.length ? [...found, { text: question.slice(at) }] : found;
}
