import { TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { FormEvent } from "react";
import { FormDialog } from "@/ui/FormDialog";
import { fieldErrors } from "@/ui/problem";
import { useAddLink } from "./api";
import { useTellAdded } from "./useTellAdded";
import { useUploadT } from "./uploadTexts";

interface LinkDialogProps {
  dataset: string;
  folder: string;
  onClose: () => void;
}

/** Adds what a web address leads to. */
export function LinkDialog({ dataset, folder, onClose }: LinkDialogProps) {
  const t = useUploadT();
  const add = useAddLink();
  const tell = useTellAdded();
  const form = useForm({ initialValues: { url: "", name: "" } });
  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    const { url, name } = form.values;
    add.mutate(
      { params: { path: { id: dataset } }, body: { url: url.trim(), folder, ...(name.trim() ? { name: name.trim() } : {}) } },
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
    <FormDialog title={t.linkTitle} opened onClose={onClose} onSubmit={handleSubmit} submit={t.add} busy={add.isPending} problem={add.error} fields={["url", "name"]}>
      <TextInput label={t.linkUrl} description={t.linkHint} type="url" required placeholder="https://" data-autofocus {...form.getInputProps("url")} />
      <TextInput label={t.linkName} description={t.linkNameHint} maxLength={255} {...form.getInputProps("name")} />
    </FormDialog>
  );
}
