import { useEffect, useRef, useState } from "react";
import { openAnswer } from "./api";

/** A document that an answer cites. */
export interface Source {
  number: number;
  document: string;
  name: string;
  page?: number | null;
}

interface Chunk {
  choices?: { delta?: { content?: string } }[];
  candela?: { sources: Source[] };
  error?: { message: string };
}

/** What came of an answer so far. */
export interface Answer {
  text: string;
  sources: Source[];
  problem?: string;
  running: boolean;
}

/** Asks an assistant and shows its answer as it comes; a new question stops the former answer. */
export function useAnswer(id: string) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  async function ask(words: string) {
    running.current?.abort();
    const control = new AbortController();
    running.current = control;
    setAnswer({ text: "", sources: [], running: true });
    try {
      for await (const chunk of chunks(await openAnswer(id, words, control.signal))) {
        setAnswer((before) => before && grown(before, chunk));
      }
    } catch (failure) {
      if (!control.signal.aborted) {
        setAnswer((before) => before && { ...before, problem: failure instanceof Error ? failure.message : String(failure) });
      }
    }
    if (running.current === control) {
      setAnswer((before) => before && { ...before, running: false });
    }
  }
  return { answer, ask: (words: string) => void ask(words), stop: () => running.current?.abort() };
}

function grown(answer: Answer, { choices, candela, error }: Chunk): Answer {
  return {
    ...answer,
    text: answer.text + (choices?.[0]?.delta?.content ?? ""),
    sources: candela?.sources ?? answer.sources,
    ...(error ? { problem: error.message } : {}),
  };
}

/** The parts of a streamed answer; a refusal is one part with its error. */
async function* chunks(response: Response): AsyncGenerator<Chunk> {
  if (!response.ok || !response.body) {
    yield (await response.json()) as Chunk;
    return;
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const events = (rest + part.value).split("\n\n");
    rest = events.pop() ?? "";
    for (const data of events.map((event) => event.replace(/^data: ?/, ""))) {
      if (data.startsWith("{")) {
        yield JSON.parse(data) as Chunk;
      }
    }
  }
}
