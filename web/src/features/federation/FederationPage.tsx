import { Alert, Button, Group, Kbd, MultiSelect, Paper, Stack, Text } from "@mantine/core";
import { Play } from "lucide-react";
import { useMemo, useState, type ReactNode } from "react";
import { PageHeader } from "@/ui/PageHeader";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useCan } from "@/ui/session";
import { SqlEditor } from "@/ui/sql/SqlEditor";
import { useAsk, useSources, useTables } from "./api";
import type { NamedTable } from "./names";
import { useT } from "./texts";

const LEAST = 2;
const MOST = 5;
const SHOWN_TABLES = 24;

interface FederationPageProps {
  /** A source to begin with. */
  source?: string | undefined;
  /** Shows the answer to a query. */
  answer: (id: string) => ReactNode;
}

/** One statement over several sources, and its answer below. */
export function FederationPage({ source, answer }: FederationPageProps) {
  const t = useT();
  const mayWrite = useCan("query:sql");
  return (
    <Stack maw="58rem" mx="auto" gap={0}>
      <PageHeader title={t.title} description={t.lead} />
      {mayWrite ? <Statement first={source} answer={answer} /> : <Alert variant="light">{t.notAllowed}</Alert>}
    </Stack>
  );
}

function Statement({ first, answer }: { first: string | undefined; answer: FederationPageProps["answer"] }) {
  const t = useT();
  const list = useSources();
  const items = list.data?.items ?? [];
  const [chosen, setChosen] = useState<string[]>(first ? [first] : []);
  const [sql, setSql] = useState("");
  const ask = useAsk();
  const tables = useTables(chosen.flatMap((id) => items.filter((item) => item.id === id)));
  const ready = chosen.length >= LEAST && sql.trim() !== "" && !ask.isPending;

  function run() {
    const [dataSource, ...otherSources] = chosen;
    if (ready && dataSource) {
      ask.mutate({ body: { dataSource, otherSources, sql, execute: true } });
    }
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
      <Tables tables={tables} />
      <Editor sql={sql} onSql={setSql} onRun={run} tables={tables} />
      <ProblemAlert problem={ask.error} />
      <Group gap="xs">
        <Button size="compact-md" leftSection={<Play size={14} aria-hidden />} loading={ask.isPending} disabled={!ready} onClick={run}>
          {t.run}
        </Button>
        <Kbd size="xs" visibleFrom="sm" aria-hidden>
          {t.runHint}
        </Kbd>
        {chosen.length < LEAST && (
          <Text size="sm" c="dimmed">
            {t.tooFew}
          </Text>
        )}
      </Group>
      {ask.data && answer(ask.data.id)}
    </Stack>
  );
}

function Tables({ tables }: { tables: NamedTable[] }) {
  const t = useT();
  if (tables.length === 0) {
    return null;
  }
  return (
    <Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
      {t.tables}:{" "}
      <Text span size="sm" c="var(--mantine-color-text)">
        {tables
          .slice(0, SHOWN_TABLES)
          .map((table) => table.written)
          .join(", ")}
      </Text>
      {tables.length > SHOWN_TABLES && ` ${t.moreTables(tables.length - SHOWN_TABLES)}`}
    </Text>
  );
}

function Editor({ sql, onSql, onRun, tables }: { sql: string; onSql: (sql: string) => void; onRun: () => void; tables: NamedTable[] }) {
  const known = tables.map(({ path, columns }) => `${path}:${columns.join()}`).join("\n");
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the list is another one at each look, what it says seldom is
  const completions = useMemo(() => Object.fromEntries(tables.map(({ path, columns }) => [path, columns])), [known]);
  return (
    <Paper withBorder>
      <SqlEditor value={sql} onChange={onSql} onRun={onRun} tables={completions} />
    </Paper>
  );
}
