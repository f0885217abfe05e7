import { Switch, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { FormDialog } from "@/ui/FormDialog";
import { PasswordField } from "@/ui/PasswordField";
import { fieldErrors } from "@/ui/problem";
import { useSaved } from "@/ui/useSaved";
import { useCreateUser } from "./api";
import { useT } from "./peopleTexts";

/** Adds somebody who may sign in. */
export function PersonForm({ onClose }: { onClose: () => void }) {
  const t = useT();
  const create = useCreateUser();
  const saved = useSaved();
  const form = useForm({ initialValues: { displayName: "", email: "", username: "", password: "", administrator: false } });
  function submit({ username, ...rest }: typeof form.values) {
    create.mutate(
      { body: { ...rest, ...(username ? { username } : {}) } },
      {
        onSuccess: () => {
          saved(t.created(rest.displayName));
          onClose();
        },
        onError: (problem) => form.setErrors(fieldErrors(problem)),
      },
    );
  }
  return (
    <FormDialog
      title={t.add}
      opened
      onClose={onClose}
      onSubmit={form.onSubmit(submit)}
      submit={t.create}
      busy={create.isPending}
      problem={create.error}
      fields={Object.keys(form.values)}
    >
      <TextInput label={t.displayName} required data-autofocus autoComplete="off" {...form.getInputProps("displayName")} />
      <TextInput label={t.email} type="email" required autoComplete="off" {...form.getInputProps("email")} />
      <TextInput label={t.username} autoComplete="off" {...form.getInputProps("username")} />
      <PasswordField label={t.password} required autoComplete="new-password" {...form.getInputProps("password")} />
      <Switch label={t.administrator} description={t.administratorHint} {...form.getInputProps("administrator", { type: "checkbox" })} />
      <Text size="sm" c="dimmed">
        {t.addText}
      </Text>
    </FormDialog>
  );
}
