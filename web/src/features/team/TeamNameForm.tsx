import { TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useEffect } from "react";
import { FormDialog } from "@/ui/FormDialog";
import { fieldErrors, type Failure } from "@/ui/problem";
import { useT } from "./teamTexts";

interface TeamNameFormProps {
  title: string;
  submit: string;
  initial?: string;
  saving: { isPending: boolean; error: Failure };
  onSave: (name: string) => void;
  onClose: () => void;
}

/** Asks for a team's name. */
export function TeamNameForm({ title, submit, initial = "", saving, onSave, onClose }: TeamNameFormProps) {
  const t = useT();
  const form = useForm({ initialValues: { name: initial } });
  const { setErrors } = form;
  useEffect(() => setErrors(fieldErrors(saving.error)), [saving.error, setErrors]);
  return (
    <FormDialog
      title={title}
      opened
      onClose={onClose}
      onSubmit={form.onSubmit(({ name }) => onSave(name.trim()))}
      submit={submit}
      busy={saving.isPending}
      problem={saving.error}
      fields={["name"]}
    >
      <TextInput label={t.name} required maxLength={100} data-autofocus {...form.getInputProps("name")} />
    </FormDialog>
  );
}
