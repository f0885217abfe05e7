import { Alert, Button, Group, Select, Stack } from "@mantine/core";
import { CircleAlert, FileUp, FolderOpen, RotateCw, SearchX } from "lucide-react";
import { EmptyState } from "@/ui/EmptyState";
import { useFormat } from "@/ui/format";
import { Loading } from "@/ui/Loading";
import { MoreButton } from "@/ui/MoreButton";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { SearchInput } from "@/ui/SearchInput";
import { useTellProblem } from "@/ui/useTellProblem";
import { useDocuments, useFolders, useRetryAll, type Dataset, type Status } from "./api";
import type { DatasetSearch } from "./DatasetPage";
import { DocumentTable } from "./DocumentTable";
import { useDocumentT } from "./documentTexts";
import { FilePicker } from "./FilePicker";
import { FolderList, Way } from "./FolderList";
import { foldersIn } from "./folders";
import { useUploadT } from "./uploadTexts";

const STATES: Status[] = ["queued", "extracting", "chunking", "embedding", "paused", "ready", "failed", "cancelled"];

interface DocumentsProps {
  dataset: Dataset;
  search: DatasetSearch;
  onSearch: (search: DatasetSearch) => void;
  onFiles: (files: File[]) => void;
}

/** The documents of a dataset, folder by folder; what is searched for is looked for in all of them. */
export function Documents({ dataset, search, onSearch, onFiles }: DocumentsProps) {
  const { folder = "", q = "", status } = search;
  const narrowed = q !== "" || status !== undefined;
  const list = useDocuments(dataset.id, { folder: narrowed ? undefined : folder, q, status });
  const folders = useFolders(dataset.id);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const children = narrowed ? [] : foldersIn(folders.data?.items ?? [], folder);
  const open = (path: string) => onSearch(path ? { folder: path } : {});
  const empty = list.data !== undefined && folders.data !== undefined && items.length === 0 && children.length === 0;
  return (
    <Stack>
      <FailedNote dataset={dataset} onShow={() => onSearch({ status: "failed" })} shown={status === "failed"} />
      {(dataset.counts.documents > 0 || narrowed) && <Filters search={search} onSearch={onSearch} />}
      {!narrowed && folder !== "" && <Way dataset={dataset.name} folder={folder} onOpen={open} />}
      {list.isPending && <Loading />}
      <ProblemAlert problem={list.error} onRetry={() => void list.refetch()} />
      {children.length > 0 && <FolderList dataset={dataset} folders={children} onOpen={open} />}
      {items.length > 0 && (
        <Panel>
          <DocumentTable documents={items} writable={dataset.writable} scattered={narrowed} />
        </Panel>
      )}
      <MoreButton list={list} />
      {empty && <Nothing dataset={dataset} narrowed={narrowed} folder={folder} onFiles={onFiles} />}
    </Stack>
  );
}

function Filters({ search, onSearch }: Pick<DocumentsProps, "search" | "onSearch">) {
  const t = useDocumentT();
  const change = ({ q = search.q, status = search.status }: { q?: string; status?: Status | "" }) =>
    onSearch({ ...(search.folder ? { folder: search.folder } : {}), ...(q ? { q } : {}), ...(status ? { status } : {}) });
  return (
    <Group gap="sm">
      <SearchInput label={t.find} initial={search.q ?? ""} onSearch={(q) => change({ q })} />
      <Select
        aria-label={t.state}
        data={[{ value: "", label: t.anyState }, ...STATES.map((value) => ({ value, label: t[value] }))]}
        value={search.status ?? ""}
        allowDeselect={false}
        w={{ base: "100%", xs: "13rem" }}
        onChange={(status) => change({ status: (status ?? "") as Status | "" })}
      />
    </Group>
  );
}

function FailedNote({ dataset, shown, onShow }: { dataset: Dataset; shown: boolean; onShow: () => void }) {
  const t = useDocumentT();
  const format = useFormat();
  const retry = useRetryAll();
  const onError = useTellProblem();
  const { failed } = dataset.counts;
  if (failed === 0) {
    return null;
  }
  return (
    <Alert color="red" variant="light" icon={<CircleAlert aria-hidden />}>
      <Group justify="space-between" gap="xs">
        {t.failedSome(failed, format.number(failed))}
        <Group gap="xs">
          {!shown && (
            <Button size="compact-sm" variant="default" onClick={onShow}>
              {t.showFailed}
            </Button>
          )}
          {dataset.writable && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<RotateCw size={14} aria-hidden />}
              loading={retry.isPending}
              onClick={() => retry.mutate({ params: { path: { id: dataset.id } } }, { onError })}
            >
              {t.retryAll}
            </Button>
          )}
        </Group>
      </Group>
    </Alert>
  );
}

interface NothingProps {
  dataset: Dataset;
  narrowed: boolean;
  folder: string;
  onFiles: (files: File[]) => void;
}

function Nothing({ dataset, narrowed, folder, onFiles }: NothingProps) {
  const t = useDocumentT();
  const { addFiles } = useUploadT();
  if (narrowed) {
    return <EmptyState icon={SearchX} title={t.nothing} />;
  }
  if (!dataset.writable) {
    return <EmptyState icon={FolderOpen} title={t.none}>{t.noneToWrite}</EmptyState>;
  }
  return (
    <EmptyState icon={folder ? FolderOpen : FileUp} title={folder ? t.noneHere : t.none} action={<FilePicker label={addFiles} onFiles={onFiles} />}>
      {folder ? t.noneHereText : t.noneText}
    </EmptyState>
  );
}
