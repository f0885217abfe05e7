import { Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { FormDialog } from "@/ui/FormDialog";
import { PasswordField } from "@/ui/PasswordField";
import { fieldErrors } from "@/ui/problem";
import { useSaved } from "@/ui/useSaved";
import { useSetPassword, type User } from "./api";
import { useT } from "./peopleTexts";

/** An administrator gives somebody a new password. */
export function SetPasswordForm({ user, onClose }: { user: User; onClose: () => void }) {
  const t = useT();
  const set = useSetPassword();
  const saved = useSaved();
  const form = useForm({ initialValues: { password: "" } });
  function submit(body: { password: string }) {
    set.mutate(
      { params: { path: { id: user.id } }, body },
      {
        onSuccess: () => {
          saved(t.passwordSet(user.displayName));
          onClose();
        },
        onError: (problem) => form.setErrors(fieldErrors(problem)),
      },
    );
  }
  return (
    <FormDialog
      title={t.passwordFor(user.displayName)}
      opened
      onClose={onClose}
      onSubmit={form.onSubmit(submit)}
      submit={t.setPassword}
      busy={set.isPending}
      problem={set.error}
      fields={["password"]}
    >
      <PasswordField label={t.password} required data-autofocus autoComplete="new-password" {...form.getInputProps("password")} />
      <Text size="sm" c="dimmed">
        {t.addText}
      </Text>
    </FormDialog>
  );
}
