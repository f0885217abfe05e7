import { Alert, Group, Loader, Progress, Stack, Text } from "@mantine/core";
import { CircleX } from "lucide-react";
import { useFormat } from "@/ui/format";
import { When } from "@/ui/When";
import { isGoingOn, type DescriptionRun } from "./describingApi";
import { useDescribingT } from "./describingTexts";

/** How far a model was asked, or how that ended. */
export function DescribingRun({ run }: { run: DescriptionRun }) {
  return isGoingOn(run) ? <Going run={run} /> : <Ended run={run} />;
}

function Going({ run }: { run: DescriptionRun }) {
  const t = useDescribingT();
  const format = useFormat();
  return (
    <Stack gap={6} role="status">
      <Group gap="xs">
        <Loader size={14} />
        <Text size="sm">{run.status === "pending" ? t.waiting : t.going(format.number(run.done), format.number(run.tables))}</Text>
      </Group>
      <Progress value={(100 * run.done) / Math.max(1, run.tables)} aria-label={t.progress} />
    </Stack>
  );
}

function Ended({ run }: { run: DescriptionRun }) {
  const t = useDescribingT();
  const format = useFormat();
  return (
    <Stack gap={6}>
      {run.status === "failed" ? (
        <Alert role="alert" color="red" variant="light" icon={<CircleX aria-hidden />} title={t.failed}>
          <Text size="sm" style={{ overflowWrap: "anywhere" }}>
            {run.failure}
          </Text>
          <Text size="sm">{t.stays}</Text>
        </Alert>
      ) : (
        <Text size="sm" c="dimmed" role="status">
          {run.status === "cancelled" ? t.cancelled : t.succeeded(run.proposed, format.number(run.proposed))} · <When at={run.finishedAt ?? run.createdAt} />
        </Text>
      )}
      {run.dropped > 0 && (
        <Text size="sm" c="dimmed">
          {t.dropped(run.dropped, format.number(run.dropped))}
        </Text>
      )}
    </Stack>
  );
}
