import { Button, Group, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { Panel } from "@/ui/Panel";
import { PasswordField } from "@/ui/PasswordField";
import { fieldErrors } from "@/ui/problem";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useSaved } from "@/ui/useSaved";
import { useT } from "./accountTexts";
import { useChangePassword } from "./api";

const EMPTY = { current: "", password: "" };

/** Changes one's own password; the current one is asked for. */
export function PasswordForm() {
  const t = useT();
  const change = useChangePassword();
  const saved = useSaved();
  const form = useForm({ initialValues: EMPTY });
  function submit(body: typeof EMPTY) {
    change.mutate(
      { body },
      {
        onSuccess: () => {
          form.reset();
          saved(t.passwordChanged);
        },
        onError: (problem) => form.setErrors(fieldErrors(problem)),
      },
    );
  }
  return (
    <Panel title={t.changePassword} description={t.passwordText}>
      <form onSubmit={form.onSubmit(submit)}>
        <Stack maw="30rem">
          <PasswordField label={t.currentPassword} required withAsterisk={false} autoComplete="current-password" {...form.getInputProps("current")} />
          <PasswordField label={t.newPassword} required withAsterisk={false} autoComplete="new-password" {...form.getInputProps("password")} />
          <ProblemAlert problem={change.error} fields={Object.keys(EMPTY)} />
          <Group>
            <Button type="submit" loading={change.isPending}>
              {t.changePassword}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
