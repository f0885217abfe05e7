import { Badge, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { TextLink } from "@/ui/links";
import { useCan } from "@/ui/session";
import { ModelLine } from "./ModelLine";
import { Phrases } from "./Phrases";
import { useExamples, useRerunQuery, useSchema, type Query } from "./api";
import { useT } from "./texts";

const MOST_TABLES = 6;
const MOST_COLUMNS = 10;

interface RefusalProps {
  query: Query;
  onAsk: (question: string) => void;
  onDraft: (text: string) => void;
}

/** Says which words were not understood, and offers what the source knows. */
export function Refusal({ query, onAsk, onDraft }: RefusalProps) {
  const t = useT();
  const rerun = useRerunQuery();
  const mayTeach = useCan("query:run");
  const message = query.error?.message ?? query.answer;
  return (
    <Paper withBorder component="article" aria-label={query.title} p={{ base: "md", sm: "lg" }}>
      <Stack gap="md">
        {message && <Text fw={550}>{message}</Text>}
        <ModelLine query={query} />
        {query.unknownWords.length > 0 && (
          <Group gap="xs" role="group" aria-label={t.notUnderstood}>
            <Text size="sm" c="dimmed">
              {t.notUnderstood}:
            </Text>
            {query.unknownWords.map((word) => (
              <Badge key={word} color="red" variant="light" tt="none" size="lg">
                {word}
              </Badge>
            ))}
            {mayTeach && (
              <TextLink to="/glossary" search={{ word: query.unknownWords.join(" "), source: query.dataSource }} size="sm">
                {t.teach}
              </TextLink>
            )}
          </Group>
        )}
        {query.question && query.understood.length > 0 && <Phrases question={query.question} phrases={query.understood} />}
        <Group gap="xs">
          <Button size="compact-sm" variant="light" onClick={() => onDraft(query.question ?? "")}>
            {t.editQuestion}
          </Button>
          {query.mine && (
            <Button
              size="compact-sm"
              variant="default"
              loading={rerun.isPending}
              onClick={() => rerun.mutate({ params: { path: { id: query.id } } })}
            >
              {t.retry}
            </Button>
          )}
        </Group>
        <Known sources={[query.dataSource, ...query.otherSources]} onPick={(name) => onDraft(`${query.question ?? ""} ${name}`.trim())} />
        <Examples source={query.dataSource} onAsk={onAsk} />
      </Stack>
    </Paper>
  );
}

function Known({ sources, onPick }: { sources: string[]; onPick: (name: string) => void }) {
  const t = useT();
  return (
    <section>
      <Title order={3} size="h6">
        {t.knows}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t.knowsHint}
      </Text>
      <Stack gap="xs">
        {sources.map((source) => (
          <Names key={source} source={source} onPick={onPick} />
        ))}
      </Stack>
    </section>
  );
}

function Names({ source, onPick }: { source: string; onPick: (name: string) => void }) {
  const schema = useSchema(source);
  return (schema.data?.tables ?? []).slice(0, MOST_TABLES).map((table) => (
    <Group key={table.name} gap={6}>
      <Button size="compact-sm" variant="light" onClick={() => onPick(table.name)}>
        {table.name}
      </Button>
      {table.columns.slice(0, MOST_COLUMNS).map((column) => (
        <Button key={column.name} size="compact-xs" variant="default" fw={450} onClick={() => onPick(column.name)}>
          {column.name}
        </Button>
      ))}
    </Group>
  ));
}

function Examples({ source, onAsk }: { source: string; onAsk: (question: string) => void }) {
  const t = useT();
  const examples = useExamples(source);
  const items = examples.data?.items ?? [];
  return items.length === 0 ? null : (
    <section>
      <Title order={3} size="h6" mb={6}>
        {t.tryOne}
      </Title>
      <Group gap={6}>
        {items.slice(0, 4).map((question) => (
          <Button key={question} size="compact-sm" variant="default" radius="xl" fw={450} onClick={() => onAsk(question)}>
            {question}
          </Button>
        ))}
      </Group>
    </section>
  );
}
