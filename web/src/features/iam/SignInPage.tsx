import { Button, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { PageHeader } from "@/ui/PageHeader";
import { Panel } from "@/ui/Panel";
import { PasswordField } from "@/ui/PasswordField";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useSignIn } from "./api";
import { useT } from "./entryTexts";

/** Sign-in by email or username; the frame leads on from here. */
export function SignInPage() {
  const t = useT();
  const signIn = useSignIn();
  const form = useForm({ mode: "uncontrolled", initialValues: { login: "", password: "" } });
  return (
    <Panel>
      <PageHeader title={t.signInTitle} description={t.signInText} />
      <form onSubmit={form.onSubmit((body) => signIn.mutate({ body }))}>
        <Stack>
          <TextInput label={t.login} required withAsterisk={false} autoFocus autoComplete="username" autoCapitalize="none" {...form.getInputProps("login")} />
          <PasswordField label={t.password} required withAsterisk={false} autoComplete="current-password" {...form.getInputProps("password")} />
          <ProblemAlert problem={signIn.error} />
          <Button type="submit" size="md" loading={signIn.isPending}>
            {t.signIn}
          </Button>
          <Text size="sm" c="dimmed">
            {t.forgotten}
          </Text>
        </Stack>
      </form>
    </Panel>
  );
}
