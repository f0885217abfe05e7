import type { Message } from "./api";

/** A question and its answer. */
export interface Turn {
  id: string;
  question: string;
  query: string | null;
  /** The answer of documents. */
  answer: string | null;
  /** What was answered where neither stands behind it. */
  text: string | null;
}

/** The messages as questions with their answers, in order. */
export function turnsOf(messages: Message[]): Turn[] {
  const turns: Turn[] = [];
  for (const message of [...messages].sort((a, b) => a.sequence - b.sequence)) {
    const open = turns.at(-1);
    if (message.role === "user" || !open) {
      turns.push({ id: message.id, question: message.role === "user" ? message.content : "", query: message.query ?? null, answer: message.answer ?? null, text: null });
    } else {
      open.query = message.query ?? open.query;
      open.answer = message.answer ?? open.answer;
      open.text = message.content;
    }
  }
  return turns;
}
