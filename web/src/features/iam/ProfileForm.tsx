import { Button, Group, Select, Stack, Switch, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { Panel } from "@/ui/Panel";
import { fieldErrors } from "@/ui/problem";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useMe, type Me } from "@/ui/session";
import { useSaved } from "@/ui/useSaved";
import { useT } from "./accountTexts";
import { useChangeProfile, type ProfileChange } from "./api";

const LANGUAGES = [
  { value: "en", label: "English" },
  { value: "vi", label: "Tiếng Việt" },
];

/** Name, language, time zone. */
export function ProfileForm() {
  const t = useT();
  const me = useMe();
  const change = useChangeProfile();
  const saved = useSaved();
  const form = useForm({ initialValues: valuesOf(me) });
  function submit(values: ReturnType<typeof valuesOf>) {
    change.mutate(
      { body: changeOf(values, me) },
      { onSuccess: () => saved(), onError: (problem) => form.setErrors(fieldErrors(problem)) },
    );
  }
  return (
    <Panel title={t.preferences}>
      <form onSubmit={form.onSubmit(submit)}>
        <Stack maw="30rem">
          <TextInput label={t.displayName} required withAsterisk={false} autoComplete="name" {...form.getInputProps("displayName")} />
          <TextInput label={t.email} value={me.email} readOnly variant="filled" />
          <TextInput label={t.username} description={t.usernameHint} autoComplete="username" {...form.getInputProps("username")} />
          <Select label={t.language} data={LANGUAGES} allowDeselect={false} {...form.getInputProps("locale")} />
          <Select
            label={t.timeZone}
            data={timeZones(me.timeZone)}
            searchable
            limit={100}
            allowDeselect={false}
            {...form.getInputProps("timeZone")}
          />
          <Switch label={t.shortcuts} description={t.shortcutsHint} {...form.getInputProps("shortcuts", { type: "checkbox" })} />
          <ProblemAlert problem={change.error} fields={Object.keys(form.values)} />
          <Group>
            <Button type="submit" loading={change.isPending}>
              {t.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}

function valuesOf(me: Me) {
  return {
    displayName: me.displayName,
    username: me.username ?? "",
    locale: me.locale,
    timeZone: me.timeZone,
    shortcuts: me.preferences["shortcuts"] !== false,
  };
}

function changeOf({ shortcuts, username, ...rest }: ReturnType<typeof valuesOf>, me: Me): ProfileChange {
  return { ...rest, ...(username ? { username } : {}), preferences: { ...me.preferences, shortcuts } };
}

function timeZones(own: string): string[] {
  return [...new Set([own, "UTC", ...Intl.supportedValuesOf("timeZone")])];
}
