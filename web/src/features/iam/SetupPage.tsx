import { Button, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useLocale } from "@/ui/i18n";
import { PageHeader } from "@/ui/PageHeader";
import { Panel } from "@/ui/Panel";
import { PasswordField } from "@/ui/PasswordField";
import { fieldErrors } from "@/ui/problem";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useSetUp } from "./api";
import { useT } from "./entryTexts";

const EMPTY = { token: "", displayName: "", email: "", password: "" };

/** The first start: whoever reads the console makes the first administrator. */
export function SetupPage() {
  const t = useT();
  const { language } = useLocale();
  const setUp = useSetUp();
  const form = useForm({ mode: "uncontrolled", initialValues: EMPTY });
  function submit(values: typeof EMPTY) {
    setUp.mutate({ body: { ...values, locale: language } }, { onError: (problem) => form.setErrors(fieldErrors(problem)) });
  }
  return (
    <Panel>
      <PageHeader title={t.setupTitle} description={t.setupText} />
      <form onSubmit={form.onSubmit(submit)}>
        <Stack>
          <TextInput label={t.token} description={t.tokenHint} required autoFocus autoComplete="off" {...form.getInputProps("token")} />
          <TextInput label={t.displayName} required autoComplete="name" {...form.getInputProps("displayName")} />
          <TextInput label={t.email} type="email" required autoComplete="email" {...form.getInputProps("email")} />
          <PasswordField label={t.password} description={t.passwordHint} required autoComplete="new-password" {...form.getInputProps("password")} />
          <ProblemAlert problem={setUp.error} fields={Object.keys(EMPTY)} />
          <Button type="submit" size="md" loading={setUp.isPending}>
            {t.create}
          </Button>
        </Stack>
      </form>
    </Panel>
  );
}
