import { Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { FormDialog } from "@/ui/FormDialog";
import { fieldErrors } from "@/ui/problem";
import { useCreateRole, type Role } from "./api";
import { useRoleName } from "./roleNames";
import { useT } from "./rolesTexts";

/** Makes a role of one's own, with the rights of another to begin with. */
export function RoleForm({ roles, onClose }: { roles: Role[]; onClose: () => void }) {
  const t = useT();
  const nameOf = useRoleName();
  const create = useCreateRole();
  const form = useForm({ initialValues: { name: "", like: roles.find(({ name }) => name === "viewer")?.id ?? null } });
  function submit({ name, like }: typeof form.values) {
    const permissions = roles.find(({ id }) => id === like)?.permissions ?? [];
    create.mutate({ body: { name, permissions } }, { onSuccess: onClose, onError: (problem) => form.setErrors(fieldErrors(problem)) });
  }
  return (
    <FormDialog
      title={t.newRole}
      opened
      onClose={onClose}
      onSubmit={form.onSubmit(submit)}
      submit={t.create}
      busy={create.isPending}
      problem={create.error}
      fields={["name"]}
    >
      <TextInput label={t.name} required maxLength={60} data-autofocus {...form.getInputProps("name")} />
      <Select label={t.startFrom} data={roles.map(({ id, name }) => ({ value: id, label: nameOf(name) }))} clearable {...form.getInputProps("like")} />
    </FormDialog>
  );
}
