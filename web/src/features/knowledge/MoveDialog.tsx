import { Autocomplete, Select } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { FormDialog } from "@/ui/FormDialog";
import { useFormat } from "@/ui/format";
import { useSaved } from "@/ui/useSaved";
import { useDatasets, useFolders, type Document } from "./api";
import { useMoveDocuments } from "./documentApi";
import { useDocumentT } from "./documentTexts";
import { allFolders } from "./folders";

interface MoveDialogProps {
  /** At least one, all of the same dataset. */
  documents: [Document, ...Document[]];
  onMoved?: () => void;
  onClose: () => void;
}

/** Puts documents into another folder, or into another dataset. */
export function MoveDialog({ documents, onMoved, onClose }: MoveDialogProps) {
  const t = useDocumentT();
  const format = useFormat();
  const move = useMoveDocuments();
  const saved = useSaved();
  const [first] = documents;
  const [dataset, setDataset] = useState(first.dataset);
  const [folder, setFolder] = useState(first.folder);
  const datasets = (useDatasets().data?.items ?? []).filter(({ writable, id }) => writable || id === first.dataset);
  const folders = useFolders(dataset).data?.items ?? [];
  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    move.mutate(
      { body: { documents: documents.map(({ id }) => id), folder, ...(dataset === first.dataset ? {} : { dataset }) } },
      {
        onSuccess: () => {
          saved(t.moved);
          onMoved?.();
          onClose();
        },
      },
    );
  }
  return (
    <FormDialog title={t.moveSome(documents.length, format.number(documents.length))} opened onClose={onClose} onSubmit={handleSubmit} submit={t.move} busy={move.isPending} problem={move.error}>
      <Select label={t.toDataset} allowDeselect={false} data={datasets.map(({ id, name }) => ({ value: id, label: name }))} value={dataset} onChange={(next) => setDataset(next ?? dataset)} />
      <Autocomplete label={t.toFolder} description={t.toFolderHint} data={allFolders(folders)} value={folder} onChange={setFolder} maxLength={500} data-autofocus />
    </FormDialog>
  );
}
