import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { Panel } from "@/ui/Panel";
import { fieldErrors } from "@/ui/problem";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useAddMember } from "./api";
import { RoleSelect } from "./RoleSelect";
import { useT } from "./teamTexts";

const EMPTY = { login: "", roles: ["member"] };

/** Adds somebody who already has an account to a team. */
export function MemberForm({ team }: { team: string }) {
  const t = useT();
  const add = useAddMember();
  const form = useForm({ initialValues: EMPTY });
  function submit(body: typeof EMPTY) {
    add.mutate(
      { params: { path: { id: team } }, body },
      { onSuccess: () => form.reset(), onError: (problem) => form.setErrors(fieldErrors(problem)) },
    );
  }
  const { value, onChange, error } = form.getInputProps("roles");
  return (
    <Panel title={t.addMember}>
      <form onSubmit={form.onSubmit(submit)}>
        <Stack>
          <Group align="flex-start">
            <TextInput label={t.login} required withAsterisk={false} autoComplete="off" flex="1 1 14rem" {...form.getInputProps("login")} />
            <RoleSelect label={t.roles} labelled value={value} onChange={onChange} error={error} />
          </Group>
          <ProblemAlert problem={add.error} fields={Object.keys(EMPTY)} />
          <Group>
            <Button type="submit" loading={add.isPending}>
              {t.add}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
