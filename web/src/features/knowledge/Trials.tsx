import { Button, Group, Stack, Text } from "@mantine/core";
import { FlaskConical } from "lucide-react";
import { DataTable, type DataColumn } from "@/ui/DataTable";
import { useFormat } from "@/ui/format";
import { Panel } from "@/ui/Panel";
import { useTellProblem } from "@/ui/useTellProblem";
import { When } from "@/ui/When";
import type { Dataset, Trial } from "./api";
import { useQuestions, useStartTrial, useStopTrial, useTrials } from "./benchApi";
import { useBenchT } from "./benchTexts";
import { Scores } from "./Scores";

/** The trials of a dataset, the newest first, each beside the one before. */
export function Trials({ dataset }: { dataset: Dataset }) {
  const t = useBenchT();
  const { percent } = useFormat();
  const trials = useTrials(dataset.id).data?.items ?? [];
  const ended = trials.find(({ status }) => status === "succeeded");
  const share = (value: number | null | undefined) => <Text size="sm">{value == null ? "–" : percent(value)}</Text>;
  const columns: DataColumn<Trial>[] = [
    { header: t.when, names: true, cell: ({ createdAt }) => <When at={createdAt} /> },
    { header: t.index, cell: ({ live }) => <Text size="sm">{live ? t.live : t.building}</Text> },
    { header: t.hits, align: "right", cell: ({ hitRate }) => share(hitRate) },
    { header: t.ndcg, align: "right", cell: (trial) => <Compared trial={trial} before={before(trials, trial)} /> },
    { header: t.faithful, align: "right", cell: ({ faithfulness }) => share(faithfulness) },
    { header: t.said, align: "right", cell: ({ factsSaid }) => share(factsSaid) },
    { header: t.stop, quiet: true, align: "right", cell: (trial) => <State dataset={dataset.id} trial={trial} /> },
  ];
  return (
    <Panel title={t.trials} description={t.trialsText} actions={<Start dataset={dataset} busy={trials.some(({ finishedAt }) => !finishedAt)} />}>
      {trials.length > 0 && (
        <Stack>
          <DataTable label={t.trials} columns={columns} rows={trials} rowKey={({ id }) => id} />
          {ended && <Scores dataset={dataset.id} trial={ended.id} />}
        </Stack>
      )}
    </Panel>
  );
}

/** The last one before it that asked to the end. */
function before(trials: Trial[], trial: Trial): Trial | undefined {
  return trials.slice(trials.indexOf(trial) + 1).find(({ status }) => status === "succeeded");
}

function Compared({ trial, before }: { trial: Trial; before: Trial | undefined }) {
  const t = useBenchT();
  const { percent } = useFormat();
  if (trial.ndcg == null) {
    return <Text size="sm">–</Text>;
  }
  const change = trial.status === "succeeded" && before?.ndcg != null ? trial.ndcg - before.ndcg : 0;
  return (
    <Stack gap={0}>
      <Text size="sm">{percent(trial.ndcg)}</Text>
      {Math.abs(change) >= 0.005 && (
        <Text size="xs" c={change < 0 ? "red" : "teal"}>
          {(change < 0 ? t.worse : t.better)(percent(Math.abs(change)))}
        </Text>
      )}
    </Stack>
  );
}

function State({ dataset, trial }: { dataset: string; trial: Trial }) {
  const t = useBenchT();
  const { number } = useFormat();
  const stop = useStopTrial();
  const onError = useTellProblem();
  const [done, all] = [number(trial.done), number(trial.questions)];
  if (!trial.finishedAt) {
    return (
      <Group gap="xs" justify="flex-end" wrap="nowrap">
        <Text size="sm" role="status">
          {t.asking(done, all)}
        </Text>
        <Button size="compact-sm" variant="default" disabled={trial.cancelRequested} onClick={() => stop.mutate({ params: { path: { id: dataset, evaluation: trial.id } } }, { onError })}>
          {t.stop}
        </Button>
      </Group>
    );
  }
  const words = trial.status === "failed" ? t.failed(trial.failure ?? "") : trial.status === "cancelled" ? t.cancelled(done, all) : "";
  return (
    <Text size="sm" c="dimmed">
      {words}
    </Text>
  );
}

function Start({ dataset, busy }: { dataset: Dataset; busy: boolean }) {
  const t = useBenchT();
  const start = useStartTrial();
  const onError = useTellProblem();
  const none = !useQuestions(dataset.id).data?.items.length;
  const run = (building: boolean) => start.mutate({ params: { path: { id: dataset.id } }, body: { building } }, { onError });
  return (
    <Group gap="xs">
      <Button size="compact-md" variant={dataset.building ? "default" : "filled"} leftSection={<FlaskConical size={15} aria-hidden />} disabled={busy || none} onClick={() => run(false)}>
        {t.start}
      </Button>
      {dataset.building && (
        <Button size="compact-md" leftSection={<FlaskConical size={15} aria-hidden />} disabled={busy || none} onClick={() => run(true)}>
          {t.startBuilding}
        </Button>
      )}
    </Group>
  );
}
