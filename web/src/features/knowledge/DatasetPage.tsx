import { Group, Stack, Tabs, Text } from "@mantine/core";
import { MessageCircleQuestionMark } from "lucide-react";
import { useFormat } from "@/ui/format";
import { ButtonLink } from "@/ui/links";
import { Loading } from "@/ui/Loading";
import { PageHeader } from "@/ui/PageHeader";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { AddMenu } from "./AddMenu";
import { useDataset, type Dataset, type Status } from "./api";
import { Audience, Standing } from "./DatasetCard";
import { DatasetSettings } from "./DatasetSettings";
import { Documents } from "./Documents";
import { useDocumentT } from "./documentTexts";
import { DropAnywhere } from "./DropAnywhere";
import { TestBench } from "./TestBench";
import { useT } from "./texts";
import { UploadList } from "./UploadList";
import { useUploads } from "./useUploads";
import { useUploadT } from "./uploadTexts";

/** What the address says of a dataset's page. */
export interface DatasetSearch {
  tab?: "tests" | "settings";
  folder?: string;
  q?: string;
  status?: Status;
}

interface DatasetPageProps {
  id: string;
  search: DatasetSearch;
  onSearch: (search: DatasetSearch) => void;
}

/** One dataset: its documents, how far they are, and who may read them. */
export function DatasetPage({ id, search, onSearch }: DatasetPageProps) {
  const dataset = useDataset(id);
  if (!dataset.data) {
    return dataset.error ? <ProblemAlert problem={dataset.error} onRetry={() => void dataset.refetch()} /> : <Loading />;
  }
  return <Shown dataset={dataset.data} search={search} onSearch={onSearch} />;
}

function Shown({ dataset, search, onSearch }: Omit<DatasetPageProps, "id"> & { dataset: Dataset }) {
  const t = useDocumentT();
  const words = useT();
  const { tooLarge } = useUploadT();
  const uploads = useUploads(dataset.id, tooLarge);
  const folder = search.folder ?? "";
  const add = (files: File[]) => {
    onSearch({ ...(folder ? { folder } : {}) });
    uploads.add(files, folder);
  };
  const actions = (
    <>
      {dataset.counts.ready > 0 && (
        <ButtonLink to="/ask-documents" search={{ in: dataset.id }} variant="default" leftSection={<MessageCircleQuestionMark size={16} aria-hidden />}>
          {words.askThese}
        </ButtonLink>
      )}
      {dataset.writable && <AddMenu dataset={dataset.id} folder={folder} onFiles={add} onFolder={(path) => onSearch({ folder: path })} />}
    </>
  );
  const documents = <Documents dataset={dataset} search={search} onSearch={onSearch} onFiles={add} />;
  return (
    <>
      <PageHeader title={dataset.name} description={<Facts dataset={dataset} />} actions={actions} />
      {dataset.writable && <DropAnywhere folder={folder} onFiles={add} />}
      <Stack>
        <UploadList {...uploads} onAgain={uploads.again} onStop={uploads.stop} onHide={uploads.clear} />
        {dataset.writable ? (
          <Tabs value={search.tab ?? "documents"} onChange={(tab) => onSearch(tab === "settings" || tab === "tests" ? { tab } : {})} keepMounted={false}>
            <Tabs.List mb="lg">
              <Tabs.Tab value="documents">{t.documents}</Tabs.Tab>
              <Tabs.Tab value="tests">{t.tests}</Tabs.Tab>
              <Tabs.Tab value="settings">{t.settings}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="documents">{documents}</Tabs.Panel>
            <Tabs.Panel value="tests">
              <TestBench dataset={dataset} />
            </Tabs.Panel>
            <Tabs.Panel value="settings">
              <DatasetSettings key={dataset.id} dataset={dataset} />
            </Tabs.Panel>
          </Tabs>
        ) : (
          documents
        )}
      </Stack>
    </>
  );
}

function Facts({ dataset }: { dataset: Dataset }) {
  const t = useT();
  const format = useFormat();
  const { documents, passages } = dataset.counts;
  return (
    <Stack gap={6}>
      {dataset.description && <Text size="sm">{dataset.description}</Text>}
      <Group gap="xs">
        <Text span size="sm">
          {t.documents(documents, format.number(documents))} · {t.passages(passages, format.number(passages))} · <Audience dataset={dataset} /> · {t.by(dataset.owner.name)}
        </Text>
        <Standing dataset={dataset} />
      </Group>
    </Stack>
  );
}
