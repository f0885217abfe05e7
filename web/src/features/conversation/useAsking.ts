import { useLocalStorage, useSessionStorage } from "@mantine/hooks";
import { useState } from "react";
import { useCan } from "@/ui/session";
import { useDatasets, useSources, type Dataset, type DataSource, type Question } from "./api";
import { mentioned } from "./mentions";

/** A question that is being written, and whom it goes to. */
export interface Asking {
  sources: DataSource[];
  source: DataSource | null;
  chooseSource: (id: string) => void;
  /** All that may be asked. */
  datasets: Dataset[];
  /** Those that are asked, instead of the source. */
  chosen: Dataset[];
  chooseDatasets: (datasets: Dataset[]) => void;
  review: boolean;
  setReview: (review: boolean) => void;
  text: string;
  setText: (text: string) => void;
  loading: boolean;
  /** A text as a question; null where there is nothing to ask, or nobody. */
  question: (text: string) => Question | null;
  /** The same for the source, whatever was chosen; from then on it is asked again. */
  ofSource: (text: string) => Question | null;
  /** Lets the conversation that was begun go on with the datasets of its first question. */
  carryTo: (conversation: string, question: Question) => void;
}

const keyOf = (conversation: string) => `candela-datasets-${conversation}`;

/**
 * What a question is asked with. The source is the one chosen here, else the wanted one, else the one of last time, else the demo.
 * Each conversation remembers its datasets, as long as the browser's tab is open; null for one that is not begun yet.
 */
export function useAsking(conversation: string | null, wanted: string | null, first = ""): Asking {
  const all = useSources();
  const shelves = useDatasets(useCan("dataset:read"));
  const [remembered, remember] = useLocalStorage<string | null>({ key: "candela-source", defaultValue: null, getInitialValueInEffect: false });
  const [review, setReview] = useLocalStorage({ key: "candela-review-sql", defaultValue: false, getInitialValueInEffect: false });
  const [picked, setPicked] = useState<string | null>(null);
  const [ids, setIds] = useSessionStorage<string[]>({ key: keyOf(conversation ?? "new"), defaultValue: [], getInitialValueInEffect: false });
  const [text, setText] = useState(first);
  const sources = (all.data?.items ?? []).filter(({ status }) => status === "active");
  const datasets = (shelves.data?.items ?? []).filter(({ counts }) => counts.documents > 0);
  const chosen = ids.flatMap((id) => datasets.filter((dataset) => dataset.id === id));
  const chooseDatasets = (next: Dataset[]) => setIds(next.map(({ id }) => id));
  const withId = (id: string | null) => (id ? sources.find((source) => source.id === id) : undefined);
  const source = withId(picked) ?? withId(wanted) ?? withId(remembered) ?? sources.find(({ demo }) => demo) ?? sources[0] ?? null;
  function chooseSource(id: string) {
    setPicked(id);
    remember(id);
  }
  /** A space ends a name, so that whoever writes on sees what it was taken for. */
  function write(next: string) {
    const found = /\s$/u.test(next) ? mentioned(next, datasets) : { text: next, datasets: [] };
    setText(found.text);
    if (found.datasets.length > 0) {
      chooseDatasets(joined(chosen, found.datasets));
    }
  }
  function question(entered: string): Question | null {
    const found = mentioned(entered, datasets);
    const asked = joined(chosen, found.datasets);
    if (found.datasets.length > 0) {
      chooseDatasets(asked);
    }
    if (asked.length === 0) {
      // Those that are remembered are not known yet: nothing must go to the source instead.
      return shelves.isLoading && ids.length > 0 ? null : ofSource(found.text);
    }
    const words = found.text.trim();
    return words === "" ? null : { source: null, datasets: asked.map(({ id }) => id), text: words, review };
  }
  function ofSource(entered: string): Question | null {
    setIds([]);
    const words = entered.trim();
    return words === "" || source === null ? null : { source: source.id, datasets: [], text: words, review };
  }
  function carryTo(begun: string, { datasets: asked }: Question) {
    window.sessionStorage.setItem(keyOf(begun), JSON.stringify(asked));
    setIds([]);
  }
  return { sources, source, chooseSource, datasets, chosen, chooseDatasets, review, setReview, text, setText: write, loading: all.isPending || shelves.isLoading, question, ofSource, carryTo };
}

function joined(some: Dataset[], more: Dataset[]): Dataset[] {
  return [...some, ...more.filter(({ id }) => !some.some((it) => it.id === id))];
}
