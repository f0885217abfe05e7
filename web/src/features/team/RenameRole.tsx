import { TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { FormDialog } from "@/ui/FormDialog";
import { fieldErrors } from "@/ui/problem";
import { useChangeRole, type Role } from "./api";
import { useT } from "./rolesTexts";

/** Gives a role another name; its rights stay. */
export function RenameRole({ role, onClose }: { role: Role; onClose: () => void }) {
  const t = useT();
  const change = useChangeRole();
  const form = useForm({ initialValues: { name: role.name } });
  function submit({ name }: { name: string }) {
    change.mutate(
      { params: { path: { id: role.id } }, body: { name, permissions: role.permissions } },
      { onSuccess: onClose, onError: (problem) => form.setErrors(fieldErrors(problem)) },
    );
  }
  return (
    <FormDialog
      title={t.renameRole}
      opened
      onClose={onClose}
      onSubmit={form.onSubmit(submit)}
      submit={t.rename}
      busy={change.isPending}
      problem={change.error}
      fields={["name"]}
    >
      <TextInput label={t.name} required maxLength={60} data-autofocus {...form.getInputProps("name")} />
    </FormDialog>
  );
}
