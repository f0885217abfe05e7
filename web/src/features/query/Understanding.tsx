import { Group, List, Progress as Bar, Stack, Table, Text, Title } from "@mantine/core";
import { useFormat } from "@/ui/format";
import type { Phrase, Query } from "./api";
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
          <PhraseTable phrases={query.understood} />
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

function PhraseTable({ phrases }: { phrases: Phrase[] }) {
  const t = useT();
  return (
    <Table.ScrollContainer minWidth={440} type="native">
      <Table verticalSpacing={6} aria-label={t.phrases}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.phrase}</Table.Th>
            <Table.Th>{t.kind}</Table.Th>
            <Table.Th>{t.target}</Table.Th>
            <Table.Th w={130}>{t.match}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {phrases.map((phrase) => (
            <PhraseRow key={`${phrase.start}-${phrase.end}`} phrase={phrase} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function PhraseRow({ phrase }: { phrase: Phrase }) {
  const t = useT();
  const format = useFormat();
  const known = phrase.kind !== "unknown" && phrase.score != null;
  return (
    <Table.Tr>
      <Table.Td fw={500}>{phrase.text}</Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <KindSwatch kind={phrase.kind} />
          {t[`kind_${phrase.kind}`]}
        </Group>
      </Table.Td>
      <Table.Td ff="monospace" fz="sm">
        {phrase.target ?? "–"}
      </Table.Td>
      <Table.Td>
        {known && (
          <Group gap={8} wrap="nowrap">
            <Bar value={(phrase.score ?? 0) * 100} w={60} size="sm" aria-hidden />
            <Text size="sm" span>
              {format.percent(phrase.score ?? 0)}
            </Text>
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function Facts({ query }: { query: Query }) {
  const t = useT();
  const format = useFormat();
  const facts = factsOf(query, t, format);
  return (
    <Group component="dl" gap="xl" m={0}>
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

function factsOf(query: Query, t: Texts, format: ReturnType<typeof useFormat>): [string, string][] {
  const facts: [string, string | null][] = [
    [t.source, query.dataSourceName],
    [t.rowCount, query.rowCount == null ? null : format.number(query.rowCount)],
    [t.took, query.durationMs == null ? null : format.duration(query.durationMs)],
    [t.confidence, query.confidence == null ? null : format.percent(query.confidence)],
    [t.engine, query.engine === "sql" ? t.engineSql : t.engineBuiltIn],
    [t.asked, format.dateTime(query.createdAt)],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== null);
}
