import { Button, Group, List, Stack, Text, Title } from "@mantine/core";

import { CircleCheck, MessageCircleQuestionMark } from "lucide-react";
import { ButtonLink } from "@/ui/links";
import { useFormat } from "@/ui/format";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { ResultTable } from "@/ui/result/ResultTable";
import type { Row } from "@/ui/result/types";
import { useCorrectType, usePreview, useSchema, type Uploaded } from "./api";
import classes from "./Detected.module.css";
import { useT } from "./texts";
import { TypeSelect } from "./TypeSelect";

/** What was found in uploaded files: tables, notes, types that can be corrected, first rows. */
export function Detected({ uploaded, onAgain }: { uploaded: Uploaded; onAgain: () => void }) {
  const t = useT();
  return (
    <Stack>
      <Group justify="space-between">
        <Group gap="xs">
          <CircleCheck size={22} color="var(--mantine-color-teal-filled)" aria-hidden />
          <Title order={2} size="h3" role="status">
            {t.detected}
          </Title>
        </Group>
        <Group gap="xs">
          <Button variant="default" onClick={onAgain}>
            {t.uploadMore}
          </Button>
          <ButtonLink variant="default" to="/sources/$id" params={{ id: uploaded.id }}>
            {t.openSource}
          </ButtonLink>
          <ButtonLink to="/" search={{ source: uploaded.id }} leftSection={<MessageCircleQuestionMark size={16} aria-hidden />}>
            {t.askThis}
          </ButtonLink>
        </Group>
      </Group>
      <Text c="dimmed">{t.detectedText}</Text>
      {uploaded.tables.map((table) => (
        <FoundTable key={table.name} source={uploaded.id} table={table} />
      ))}
    </Stack>
  );
}

function FoundTable({ source, table }: { source: string; table: Uploaded["tables"][number] }) {
  const t = useT();
  const format = useFormat();
  const schema = useSchema(source);
  const preview = usePreview(source, table.name);
  const correct = useCorrectType();
  const columns = schema.data?.tables.find(({ name }) => name === table.name)?.columns ?? table.columns;
  return (
    <Panel title={table.name} description={t.rows(table.rowCount, format.number(table.rowCount))}>
      <Stack gap="md">
        {table.notes.length > 0 && (
          <List size="sm" spacing={2}>
            {table.notes.map((note) => (
              <List.Item key={note}>{note}</List.Item>
            ))}
          </List>
        )}
        <ul className={classes["columns"]}>
          {columns.map(({ name, type }) => (
            <li key={name}>
              <Text size="sm" fw={550} truncate title={name}>
                {name}
              </Text>
              <TypeSelect
                label={t.typeOf(name)}
                type={type}
                disabled={correct.isPending}
                onType={(chosen) => correct.mutate({ params: { path: { id: source } }, body: { table: table.name, column: name, type: chosen } })}
              />
            </li>
          ))}
        </ul>
        <ProblemAlert problem={correct.error} />
        {preview.data && <ResultTable columns={preview.data.columns} rows={preview.data.rows as Row[]} label={table.name} />}
      </Stack>
    </Panel>
  );
}
