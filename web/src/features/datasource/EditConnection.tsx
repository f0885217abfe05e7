import { Button, Group, Modal, Stack } from "@mantine/core";
import { PlugZap } from "lucide-react";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useT as useShared } from "@/ui/texts";
import { useChangeSource, useTestConnection, type DataSourceDetail } from "./api";
import { asConnection, draftOf, shownFields, whereOf } from "./connection";
import { ConnectionFields } from "./ConnectionFields";
import { ConnectionOutcome } from "./ConnectionOutcome";
import { useSchemaT } from "./schemaTexts";
import { useT } from "./texts";
import { useConnectionForm } from "./useConnectionForm";

interface EditConnectionProps {
  source: DataSourceDetail;
  opened: boolean;
  onClose: () => void;
}

/** Changes where a source is reached; an empty password keeps the stored one. */
export function EditConnection({ source, opened, onClose }: EditConnectionProps) {
  const t = useSchemaT();
  const shared = useShared();
  return (
    <Modal opened={opened} onClose={onClose} title={t.edit} size="lg" closeButtonProps={{ "aria-label": shared.close }}>
      <EditForm source={source} onClose={onClose} />
    </Modal>
  );
}

function EditForm({ source, onClose }: Omit<EditConnectionProps, "opened">) {
  const t = useT();
  const shared = useShared();
  const test = useTestConnection();
  const change = useChangeSource();
  const { form, isComplete, showProblem } = useConnectionForm(draftOf(source));

  function handleTest() {
    if (isComplete(false)) {
      test.mutate({ body: { ...asConnection(form.values), id: source.id } }, { onError: showProblem });
    }
  }

  function handleSubmit(event: React.FormEvent) {
    event.preventDefault();
    if (isComplete(true)) {
      const body = { connection: whereOf(form.values) };
      change.mutate({ params: { path: { id: source.id } }, body }, { onError: showProblem, onSuccess: onClose });
    }
  }

  return (
    <form onSubmit={handleSubmit} noValidate>
      <Stack>
        <ConnectionFields form={form} hasPassword={source.connection?.hasPassword ?? false} />
        <ConnectionOutcome result={test.data} problem={test.error} fields={shownFields(form.values.kind)} />
        <ProblemAlert problem={change.error} fields={shownFields(form.values.kind)} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" leftSection={<PlugZap size={16} aria-hidden />} loading={test.isPending} onClick={handleTest} mr="auto">
            {t.test}
          </Button>
          <Button variant="default" onClick={onClose}>
            {shared.cancel}
          </Button>
          <Button type="submit" loading={change.isPending}>
            {t.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
