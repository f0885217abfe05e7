import { Alert, Button, Group, Progress, Stack, Text } from "@mantine/core";
import { Layers } from "lucide-react";
import { useState } from "react";
import { ConfirmButton } from "@/ui/Confirm";
import { useFormat } from "@/ui/format";
import { ButtonLink } from "@/ui/links";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useSaved } from "@/ui/useSaved";
import { useTellProblem } from "@/ui/useTellProblem";
import { useDiscardIndex, useReindex, useReindexing, useSwitchIndex, type Dataset, type Reindexing } from "./api";
import { chunkingOf, draftOf, sameCutting } from "./cutting";
import { CuttingFields } from "./CuttingFields";
import { useSettingT } from "./settingTexts";

/** How documents are cut and understood; another way is built beside the one that is searched. */
export function Reindex({ dataset }: { dataset: Dataset }) {
  const t = useSettingT();
  const going = useReindexing(dataset.id, dataset.building);
  return (
    <Panel title={t.index} description={t.indexText}>
      {dataset.building && going.data ? <Building dataset={dataset} state={going.data} /> : <Choice dataset={dataset} />}
    </Panel>
  );
}

function Choice({ dataset }: { dataset: Dataset }) {
  const t = useSettingT();
  const reindex = useReindex();
  const [cutting, setCutting] = useState(() => draftOf(dataset.chunking));
  const [model, setModel] = useState(dataset.model);
  const chunking = chunkingOf(cutting);
  const same = model === dataset.model && sameCutting(chunking, dataset.chunking);
  return (
    <Stack>
      <CuttingFields cutting={cutting} onCutting={(change) => setCutting((before) => ({ ...before, ...change }))} model={model} onModel={setModel} />
      <ProblemAlert problem={reindex.error} />
      <Group>
        <Button
          disabled={same}
          loading={reindex.isPending}
          leftSection={<Layers size={16} aria-hidden />}
          onClick={() => reindex.mutate({ params: { path: { id: dataset.id } }, body: { chunking, model } })}
        >
          {t.rebuild}
        </Button>
        {same && (
          <Text size="sm" c="dimmed">
            {t.unchanged}
          </Text>
        )}
      </Group>
    </Stack>
  );
}

/** How far the second index is, and what to do with it. */
function Building({ dataset, state }: { dataset: Dataset; state: Reindexing }) {
  const t = useSettingT();
  const { number } = useFormat();
  const turn = useSwitchIndex();
  const discard = useDiscardIndex();
  const saved = useSaved();
  const onError = useTellProblem();
  const { documents, ready, failed, complete } = state;
  const path = { params: { path: { id: dataset.id } } };
  return (
    <Alert color={complete ? "teal" : "blue"} variant="light" icon={<Layers aria-hidden />} title={complete ? t.builtTitle : t.buildingTitle}>
      <Stack gap="sm">
        <span role="status">
          {(complete ? t.builtText : t.buildingText)(number(ready), number(documents))} {failed > 0 && t.failedIn(number(failed))}
        </span>
        <Progress.Root size="lg">
          <Progress.Section value={documents > 0 ? (ready / documents) * 100 : 100} color={complete ? "teal" : "blue"} aria-label={t.progress} />
          <Progress.Section value={documents > 0 ? (failed / documents) * 100 : 0} color="red" />
        </Progress.Root>
        <Group gap="xs">
          <Button disabled={!complete} loading={turn.isPending} onClick={() => turn.mutate(path, { onError, onSuccess: () => saved(t.switched) })}>
            {t.switch}
          </Button>
          <ButtonLink to="/documents/sets/$id" params={{ id: dataset.id }} search={{ tab: "tests" }} variant="default">
            {t.tryFirst}
          </ButtonLink>
          <ConfirmButton title={t.discardTitle} question={t.discardText} confirm={t.discard} loading={discard.isPending} onConfirm={() => discard.mutate(path, { onError })}>
            {t.discard}
          </ConfirmButton>
        </Group>
      </Stack>
    </Alert>
  );
}
