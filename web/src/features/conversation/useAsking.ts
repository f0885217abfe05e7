import { useLocalStorage } from "@mantine/hooks";
import { useState } from "react";
import { useSources, type DataSource } from "./api";

interface Asking {
  sources: DataSource[];
  source: DataSource | null;
  chooseSource: (id: string) => void;
  review: boolean;
  setReview: (review: boolean) => void;
  text: string;
  setText: (text: string) => void;
  loading: boolean;
}

/** What a question is asked with. The source is the one chosen here, else the wanted one, else the one of last time, else the demo. */
export function useAsking(wanted: string | null, first = ""): Asking {
  const all = useSources();
  const [remembered, remember] = useLocalStorage<string | null>({ key: "candela-source", defaultValue: null, getInitialValueInEffect: false });
  const [review, setReview] = useLocalStorage({ key: "candela-review-sql", defaultValue: false, getInitialValueInEffect: false });
  const [chosen, setChosen] = useState<string | null>(null);
  const [text, setText] = useState(first);
  const sources = (all.data?.items ?? []).filter(({ status }) => status === "active");
  const withId = (id: string | null) => (id ? sources.find((source) => source.id === id) : undefined);
  const source = withId(chosen) ?? withId(wanted) ?? withId(remembered) ?? sources.find(({ demo }) => demo) ?? sources[0] ?? null;
  function chooseSource(id: string) {
    setChosen(id);
    remember(id);
  }
  return { sources, source, chooseSource, review, setReview, text, setText, loading: all.isPending };
}
