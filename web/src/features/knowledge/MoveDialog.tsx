import { Autocomplete, Select } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { FormDialog } from "@/ui/FormDialog";
import { useSaved } from "@/ui/useSaved";
import { useDatasets, useFolders, type Document } from "./api";
import { useChangeDocument } from "./documentApi";
import { useDocumentT } from "./documentTexts";
import { allFolders } from "./folders";

/** Puts a document into another folder, or into another dataset. */
export function MoveDialog({ document, onClose }: { document: Document; onClose: () => void }) {
  const t = useDocumentT();
  const change = useChangeDocument();
  const saved = useSaved();
  const [dataset, setDataset] = useState(document.dataset);
  const [folder, setFolder] = useState(document.folder);
  const datasets = (useDatasets().data?.items ?? []).filter(({ writable, id }) => writable || id === document.dataset);
  const folders = useFolders(dataset).data?.items ?? [];
  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    change.mutate(
      { params: { path: { id: document.id } }, body: { folder, ...(dataset === document.dataset ? {} : { dataset }) } },
      {
        onSuccess: () => {
          saved(t.moved);
          onClose();
        },
      },
    );
  }
  return (
    <FormDialog title={t.moveTitle} opened onClose={onClose} onSubmit={handleSubmit} submit={t.move} busy={change.isPending} problem={change.error}>
      <Select label={t.toDataset} allowDeselect={false} data={datasets.map(({ id, name }) => ({ value: id, label: name }))} value={dataset} onChange={(next) => setDataset(next ?? dataset)} />
      <Autocomplete label={t.toFolder} description={t.toFolderHint} data={allFolders(folders)} value={folder} onChange={setFolder} maxLength={500} data-autofocus />
    </FormDialog>
  );
}
