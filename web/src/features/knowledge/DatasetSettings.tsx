import { Button, Group, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { Download } from "lucide-react";
import type { FormEvent } from "react";
import { CopyText } from "@/ui/CopyText";
import { Panel } from "@/ui/Panel";
import { fieldErrors } from "@/ui/problem";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useSaved } from "@/ui/useSaved";
import { exportOf, mcpOf, useChangeDataset, type Dataset } from "./api";
import { DATASET_FIELDS, DatasetFields, datasetOf, type DatasetDraft } from "./DatasetFields";
import { DeleteDataset } from "./DeleteDataset";
import { Reindex } from "./Reindex";
import { useSettingT } from "./settingTexts";
import { Shares } from "./Shares";
import { useT } from "./texts";
import { UploadKeys } from "./UploadKeys";

/** What can be changed about a dataset. */
export function DatasetSettings({ dataset }: { dataset: Dataset }) {
  const t = useSettingT();
  return (
    <Stack maw="52rem" gap="lg">
      {dataset.shareable ? (
        <>
          <General dataset={dataset} />
          <Shares dataset={dataset} />
        </>
      ) : (
        <Text c="dimmed">{t.notYours}</Text>
      )}
      <Reindex dataset={dataset} />
      <UploadKeys dataset={dataset} />
      <Panel title={t.mcp} description={t.mcpText}>
        <CopyText value={mcpOf(dataset.id)} />
      </Panel>
      <Panel title={t.export} description={t.exportText}>
        <Button component="a" href={exportOf(dataset.id)} download={`${dataset.name}.zip`} variant="default" leftSection={<Download size={16} aria-hidden />}>
          {t.exportButton}
        </Button>
      </Panel>
      {dataset.shareable && <DeleteDataset dataset={dataset} />}
    </Stack>
  );
}

function General({ dataset }: { dataset: Dataset }) {
  const t = useSettingT();
  const words = useT();
  const change = useChangeDataset();
  const saved = useSaved();
  const { name, description, visibility, dataSource } = dataset;
  const form = useForm<DatasetDraft>({ initialValues: { name, description, visibility, dataSource: dataSource ?? "" } });
  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    change.mutate({ params: { path: { id: dataset.id } }, body: datasetOf(form.values) }, { onError: (problem) => form.setErrors(fieldErrors(problem)), onSuccess: () => saved() });
  }
  return (
    <Panel title={t.general}>
      <form onSubmit={handleSubmit}>
        <Stack>
          <DatasetFields form={form} />
          <ProblemAlert problem={change.error} fields={DATASET_FIELDS} />
          <Group>
            <Button type="submit" loading={change.isPending}>
              {words.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
