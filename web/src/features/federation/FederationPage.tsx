import { Alert, MultiSelect, SegmentedControl, Stack, Text } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useNamedTables } from "@/api/tables";
import { PageHeader } from "@/ui/PageHeader";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useCan } from "@/ui/session";
import { useAsk, useSources } from "./api";
import { NamedTables } from "./NamedTables";
import { Question } from "./Question";
import { Statement } from "./Statement";
import { useT } from "./texts";

const LEAST = 2;
const MOST = 5;

/** How an answer goes on. */
export interface Onward {
  /** Asks another question of the same sources. */
  ask: (question: string) => void;
  /** Puts words into the box for the next question. */
  draft: (text: string) => void;
}

interface FederationPageProps {
  /** A source to begin with. */
  source?: string | undefined;
  /** Shows the answer to a query. */
  answer: (id: string, onward: Onward) => ReactNode;
}

/** One question or statement over several sources, and its answer below. */
export function FederationPage({ source, answer }: FederationPageProps) {
  const t = useT();
  const mayAsk = useCan("query:run");
  return (
    <Stack maw="58rem" mx="auto" gap={0}>
      <PageHeader title={t.title} description={t.lead} />
      {mayAsk ? <Asking first={source} answer={answer} /> : <Alert variant="light">{t.notAllowed}</Alert>}
    </Stack>
  );
}

function Asking({ first, answer }: { first: string | undefined; answer: FederationPageProps["answer"] }) {
  const t = useT();
  const mayWrite = useCan("query:sql");
  const list = useSources();
  const items = list.data?.items ?? [];
  const [chosen, setChosen] = useState<string[]>(first ? [first] : []);
  const [mode, setMode] = useState<"words" | "sql">("words");
  const [question, setQuestion] = useState("");
  const [sql, setSql] = useState("");
  const ask = useAsk();
  const tables = useNamedTables(chosen.flatMap((id) => items.filter((item) => item.id === id)));
  const mayRun = chosen.length >= LEAST && !ask.isPending;

  function send(asked: { question: string } | { sql: string }) {
    const [dataSource, ...otherSources] = chosen;
    if (mayRun && dataSource && Object.values(asked).every((text) => text.trim() !== "")) {
      ask.mutate({ body: { dataSource, otherSources, execute: true, ...asked } });
    }
  }
  function draft(text: string) {
    setMode("words");
    setQuestion(text);
  }
  function askNow(text: string) {
    draft(text);
    send({ question: text });
  }

  return (
    <Stack gap="md">
      <MultiSelect
        label={t.sources}
        description={t.choose}
        data={items.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen}
        onChange={setChosen}
        maxValues={MOST}
        searchable={items.length > 8}
      />
      <ProblemAlert problem={list.error} onRetry={() => void list.refetch()} />
      {mayWrite && (
        <SegmentedControl
          w={{ base: "100%", xs: "fit-content" }}
          aria-label={t.mode}
          data={[
            { value: "words", label: t.words },
            { value: "sql", label: "SQL" },
          ]}
          value={mode}
          onChange={(next) => setMode(next as typeof mode)}
        />
      )}
      <NamedTables tables={tables} hint={mode === "sql" ? t.tables : t.known} />
      {mode === "words" ? (
        <Question text={question} onText={setQuestion} onAsk={() => send({ question })} ready={mayRun} busy={ask.isPending} />
      ) : (
        <Statement sql={sql} onSql={setSql} onRun={() => send({ sql })} tables={tables} ready={mayRun} busy={ask.isPending} />
      )}
      {chosen.length < LEAST && (
        <Text size="sm" c="dimmed">
          {t.tooFew}
        </Text>
      )}
      <ProblemAlert problem={ask.error} />
      {ask.data && answer(ask.data.id, { ask: askNow, draft })}
    </Stack>
  );
}
