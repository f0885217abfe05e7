import { Badge, Group, Loader, Stack, Text } from "@mantine/core";
import { CircleCheck, CircleOff, CircleX, Clock } from "lucide-react";
import { useFormat } from "@/ui/format";
import { When } from "@/ui/When";
import type { FeedRun } from "./api";
import { useT } from "./texts";

const COLOURS = { pending: "gray", running: "blue", succeeded: "teal", failed: "red", cancelled: "gray" } as const;
const ICONS = { pending: Clock, running: Clock, succeeded: CircleCheck, failed: CircleX, cancelled: CircleOff } as const;

/** How one sync stands, in a word with its sign. */
export function RunStatus({ run }: { run: FeedRun }) {
  const t = useT();
  const Icon = ICONS[run.status];
  const stopping = run.status === "running" && run.cancelRequested;
  return (
    <Badge
      variant="light"
      tt="none"
      color={COLOURS[run.status]}
      leftSection={run.status === "running" ? <Loader size={12} color="blue" /> : <Icon size={13} aria-hidden />}
    >
      {stopping ? t.stopping : t[`status_${run.status}`]}
    </Badge>
  );
}

/** How many rows of each table have come. */
export function RunTables({ run }: { run: FeedRun }) {
  const t = useT();
  const format = useFormat();
  return (
    <Stack gap={4} component="ul" m={0} p={0} style={{ listStyle: "none" }} aria-live="polite">
      {run.tables.map(({ table, rows, done }) => (
        <Group key={table} component="li" gap="xs" wrap="nowrap" justify="space-between" aria-label={t.progress(table)} maw="32rem">
          <Text size="sm" style={{ overflowWrap: "anywhere" }}>
            {table}
          </Text>
          <Group gap={6} wrap="nowrap">
            <Text size="sm" c="dimmed" style={{ whiteSpace: "nowrap" }}>
              {t.rows(format.number(rows), rows)}
            </Text>
            {done ? <CircleCheck size={14} color="var(--mantine-color-teal-6)" aria-hidden /> : <Loader size={12} />}
          </Group>
        </Group>
      ))}
    </Stack>
  );
}

/** One sync of the past in a line. */
export function RunLine({ run }: { run: FeedRun }) {
  const t = useT();
  return (
    <Stack gap={2} component="li">
      <Group gap="xs">
        <RunStatus run={run} />
        <Text size="sm">
          <When at={run.finishedAt ?? run.createdAt} />
        </Text>
        <Text size="sm" c="dimmed">
          {run.whole ? t.whole : t.changes} · {run.scheduled ? t.bySchedule : t.byPerson}
        </Text>
      </Group>
      {run.failure && (
        <Text size="sm" c="red.8" style={{ overflowWrap: "anywhere" }}>
          {run.failure}
        </Text>
      )}
    </Stack>
  );
}
