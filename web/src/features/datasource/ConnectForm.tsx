import { Button, Group, Paper, Select, Stack, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { PlugZap } from "lucide-react";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useConnect, useTestConnection } from "./api";
import { asConnection, EMPTY, shownFields } from "./connection";
import { ConnectionFields } from "./ConnectionFields";
import { ConnectionOutcome } from "./ConnectionOutcome";
import { CONNECTABLE, isCloud, isEncryptedWhole, KINDS, type Kind } from "./kinds";
import { useT } from "./texts";
import { useConnectionForm } from "./useConnectionForm";
import { VISIBILITIES } from "@/ui/visibility";
import { useWayT } from "./wayTexts";

/** Connects a database by typed fields; tests first, if one likes. */
export function ConnectForm() {
  const t = useT();
  const way = useWayT();
  const navigate = useNavigate();
  const test = useTestConnection();
  const connect = useConnect();
  const { form, isComplete, showProblem } = useConnectionForm(EMPTY);

  function chooseKind(kind: string | null) {
    const chosen = (kind ?? "postgresql") as Kind;
    form.setValues({ kind: chosen, port: KINDS[chosen].port ?? "", tls: isEncryptedWhole(chosen) ? "verify_full" : "prefer", person: "", ...(isCloud(chosen) ? { tunnel: false } : {}) });
    test.reset();
  }

  function handleTest() {
    if (isComplete(false)) {
      test.mutate({ body: asConnection(form.values) }, { onError: showProblem });
    }
  }

  function handleSubmit(event: React.FormEvent) {
    event.preventDefault();
    if (isComplete(true)) {
      test.reset();
      connect.mutate(
        { body: asConnection(form.values) },
        { onError: showProblem, onSuccess: ({ id }) => void navigate({ to: "/sources/$id", params: { id } }) },
      );
    }
  }

  return (
    <Paper withBorder p={{ base: "md", sm: "lg" }} maw="46rem">
      <form onSubmit={handleSubmit} noValidate aria-label={t.connectTab}>
        <Stack>
          <Select
            label={t.kind}
            description={`${t[`tested_${KINDS[form.values.kind].tested}`]}${KINDS[form.values.kind].driver ? ` ${way.driver}` : ""}`}
            allowDeselect={false}
            data={CONNECTABLE.map((value) => ({ value, label: KINDS[value].name }))}
            value={form.values.kind}
            onChange={chooseKind}
          />
          <TextInput label={t.name} description={t.nameHint} required maxLength={120} {...form.getInputProps("name")} />
          <ConnectionFields form={form} />
          <Select
            label={t.visibility}
            allowDeselect={false}
            data={VISIBILITIES.map((value) => ({ value, label: t[value] }))}
            {...form.getInputProps("visibility")}
          />
          <ConnectionOutcome result={test.data} problem={test.error} fields={shownFields(form.values.kind)} />
          <ProblemAlert problem={connect.error} fields={shownFields(form.values.kind)} />
          <Group>
            <Button type="submit" loading={connect.isPending}>
              {t.connect}
            </Button>
            <Button variant="default" leftSection={<PlugZap size={16} aria-hidden />} loading={test.isPending} onClick={handleTest}>
              {t.test}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
