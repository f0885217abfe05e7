import { Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { FormEvent } from "react";
import { FormDialog } from "@/ui/FormDialog";
import { fieldErrors } from "@/ui/problem";
import { useAddText } from "./api";
import { useTellAdded } from "./useTellAdded";
import { useUploadT } from "./uploadTexts";

interface TextDialogProps {
  dataset: string;
  folder: string;
  onClose: () => void;
}

/** Adds a text that somebody writes or pastes. */
export function TextDialog({ dataset, folder, onClose }: TextDialogProps) {
  const t = useUploadT();
  const add = useAddText();
  const tell = useTellAdded();
  const form = useForm({ initialValues: { name: "", text: "" } });
  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    add.mutate(
      { params: { path: { id: dataset } }, body: { ...form.values, folder } },
      {
        onError: (problem) => form.setErrors(fieldErrors(problem)),
        onSuccess: (added) => {
          tell(added);
          onClose();
        },
      },
    );
  }
  return (
    <FormDialog title={t.textTitle} opened onClose={onClose} onSubmit={handleSubmit} submit={t.add} busy={add.isPending} problem={add.error} fields={["name", "text"]}>
      <TextInput label={t.textName} required maxLength={255} data-autofocus {...form.getInputProps("name")} />
      <Textarea label={t.textBody} description={t.textHint} required autosize minRows={8} maxRows={18} {...form.getInputProps("text")} />
    </FormDialog>
  );
}
