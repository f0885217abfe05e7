import { Alert, Button, Group, Paper, Stack, Text } from "@mantine/core";
import { CircleAlert, CircleStop, Code, Pencil, RotateCw } from "lucide-react";
import { useState } from "react";
import { useBusyTexts } from "@/ui/busyTexts";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useRerunQuery, type Query } from "./api";
import { HistoryButton } from "./HistoryButton";
import { SqlPanel } from "./SqlPanel";
import { useT } from "./texts";

/** An answer that failed or was stopped: says why, and how to go on. */
export function Failure({ query, onDraft }: { query: Query; onDraft: (text: string) => void }) {
  const t = useT();
  const { busy } = useBusyTexts();
  const rerun = useRerunQuery();
  const [sqlShown, setSqlShown] = useState(query.error?.line != null && query.error.line > 0);
  const { question } = query;
  return (
    <Paper withBorder component="article" aria-label={query.title} p={{ base: "md", sm: "lg" }}>
      <Stack gap="sm">
        {query.status === "cancelled" ? (
          <Group gap="xs" c="dimmed">
            <CircleStop size={18} aria-hidden />
            <Text>{t.stopped}</Text>
          </Group>
        ) : (
          !sqlShown && (
            <Alert color="red" variant="light" title={t.failed} icon={<CircleAlert aria-hidden />}>
              {query.error?.code === "busy" ? busy : query.error?.message}
            </Alert>
          )
        )}
        {sqlShown && <SqlPanel query={query} />}
        <Group gap="xs">
          {query.mine && (
            <Button
              size="compact-md"
              variant="default"
              leftSection={<RotateCw size={14} aria-hidden />}
              loading={rerun.isPending}
              onClick={() => rerun.mutate({ params: { path: { id: query.id } } })}
            >
              {t.retry}
            </Button>
          )}
          {question && (
            <Button size="compact-md" variant="default" leftSection={<Pencil size={14} aria-hidden />} onClick={() => onDraft(question)}>
              {t.editQuestion}
            </Button>
          )}
          {!sqlShown && query.sql && (
            <Button size="compact-md" variant="default" leftSection={<Code size={14} aria-hidden />} onClick={() => setSqlShown(true)}>
              {t.openSql}
            </Button>
          )}
          <HistoryButton id={query.id} />
        </Group>
        <ProblemAlert problem={rerun.error} />
      </Stack>
    </Paper>
  );
}
