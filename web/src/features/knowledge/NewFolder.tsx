import { TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { FormDialog } from "@/ui/FormDialog";
import { useDocumentT } from "./documentTexts";
import { useUploadT } from "./uploadTexts";

interface NewFolderProps {
  parent: string;
  onOpen: (path: string) => void;
  onClose: () => void;
}

/** Opens a folder that is there as soon as something lies in it. */
export function NewFolder({ parent, onOpen, onClose }: NewFolderProps) {
  const t = useUploadT();
  const words = useDocumentT();
  const [name, setName] = useState("");
  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    const path = [...parent.split("/"), ...name.split("/")].map((part) => part.trim()).filter(Boolean);
    onOpen(path.join("/"));
    onClose();
  }
  return (
    <FormDialog title={t.newFolder} opened onClose={onClose} onSubmit={handleSubmit} submit={t.open} busy={false} problem={null}>
      <TextInput label={words.name} description={t.newFolderHint} required maxLength={200} value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
    </FormDialog>
  );
}
