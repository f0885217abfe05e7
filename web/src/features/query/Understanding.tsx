import { Group, List, Progress as Bar, Stack, Text, Title } from "@mantine/core";
import { DataTable, type DataColumn } from "@/ui/DataTable";
import { useFormat } from "@/ui/format";
import type { Phrase, Query, UsedTerm } from "./api";
import { useModelT } from "./modelTexts";
import { useOperationName } from "./operationTexts";
import { KindSwatch } from "./Phrases";
import { Terms } from "./Terms";
import { useT, type Texts } from "./texts";

/** How the question was understood: each phrase and what it stands for, the assumptions, and the figures of the answer. */
export function Understanding({ query }: { query: Query }) {
  const t = useT();
  return (
    <Stack gap="lg">
      {query.reading && (
        <Section title={t.reading}>
          <Text>{query.reading}</Text>
        </Section>
      )}
      {query.understood.length > 0 ? (
        <Section title={t.phrases}>
          <PhraseTable phrases={query.understood} terms={query.terms} />
        </Section>
      ) : (
        query.engine === "sql" && <Text c="dimmed">{t.handWritten}</Text>
      )}
      {query.terms.length > 0 && (
        <Section title={t.terms}>
          <Terms terms={query.terms} mine={query.mine} />
        </Section>
      )}
      {query.assumptions.length > 0 && (
        <Section title={t.assumptions}>
          <List size="sm" spacing={2}>
            {query.assumptions.map((assumption) => (
              <List.Item key={assumption}>{assumption}</List.Item>
            ))}
          </List>
        </Section>
      )}
      <Section title={t.details}>
        <Facts query={query} />
      </Section>
    </Stack>
  );
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section>
      <Title order={3} size="h6" mb={6}>
        {title}
      </Title>
      {children}
    </section>
  );
}

function PhraseTable({ phrases, terms }: { phrases: Phrase[]; terms: UsedTerm[] }) {
  const t = useT();
  const operation = useOperationName();
  const isTaught = ({ text }: Phrase) => terms.some(({ phrase }) => phrase === text);
  const columns: DataColumn<Phrase>[] = [
    { header: t.phrase, names: true, cell: ({ text }) => text },
    {
      header: t.kind,
      cell: (phrase) => (
        <Group gap={6} wrap="nowrap">
          <KindSwatch kind={phrase.kind} />
          {isTaught(phrase) ? t.kind_term : t[`kind_${phrase.kind}`]}
        </Group>
      ),
    },
    { header: t.target, cell: ({ kind, target }) => (kind === "operation" && target ? operation(target) : <Target name={target} />) },
    { header: t.match, cell: (phrase) => <Match phrase={phrase} /> },
  ];
  return <DataTable label={t.phrases} columns={columns} rows={phrases} rowKey={({ start, end }) => `${start}-${end}`} />;
}

function Target({ name }: { name: string | null | undefined }) {
  return (
    <Text span ff="monospace" fz="sm">
      {name || "–"}
    </Text>
  );
}

/** How well the words fit what they stand for; nothing where they stand for nothing. */
function Match({ phrase: { kind, score } }: { phrase: Phrase }) {
  const format = useFormat();
  if (kind === "unknown" || score == null) {
    return null;
  }
  return (
    <Group gap={8} wrap="nowrap">
      <Bar value={score * 100} w={60} size="sm" aria-hidden />
      <Text size="sm" span>
        {format.percent(score)}
      </Text>
    </Group>
  );
}

function Facts({ query }: { query: Query }) {
  const t = useT();
  const format = useFormat();
  const model = useModelT();
  const engine = query.engine === "model" ? model.engine(query.model?.name || model.someModel) : query.engine === "sql" ? t.engineSql : t.engineBuiltIn;
  const facts = factsOf(query, engine, t, format);
  return (
    <Group component="dl" gap="xs" m={0} style={{ columnGap: "var(--mantine-spacing-xl)" }}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <Text component="dt" size="xs" c="dimmed">
            {name}
          </Text>
          <Text component="dd" m={0} size="sm">
            {value}
          </Text>
        </div>
      ))}
    </Group>
  );
}

function factsOf(query: Query, engine: string, t: Texts, format: ReturnType<typeof useFormat>): [string, string][] {
  const facts: [string, string | null][] = [
    [t.source, query.dataSourceName],
    [t.rowCount, query.rowCount == null ? null : format.number(query.rowCount)],
    [t.took, query.durationMs == null ? null : format.duration(query.durationMs)],
    [t.confidence, query.confidence == null ? null : format.percent(query.confidence)],
    [t.engine, engine],
    [t.asked, format.dateTime(query.createdAt)],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== null);
}
