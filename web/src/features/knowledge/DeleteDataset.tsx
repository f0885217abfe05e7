import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useT as useShared } from "@/ui/texts";
import { useDeleteDataset, type Dataset } from "./api";
import { useSettingT } from "./settingTexts";

/** Asks for the dataset's name before it goes with all its documents. */
export function DeleteDataset({ dataset }: { dataset: Dataset }) {
  const t = useSettingT();
  const shared = useShared();
  const navigate = useNavigate();
  const remove = useDeleteDataset();
  const [opened, dialog] = useDisclosure(false);
  const [typed, setTyped] = useState("");
  const handleDelete = () => remove.mutate({ params: { path: { id: dataset.id } } }, { onSuccess: () => void navigate({ to: "/documents" }) });
  return (
    <Panel title={t.delete} description={t.deleteText}>
      <Button color="red" variant="light" onClick={dialog.open}>
        {t.delete}
      </Button>
      <Modal opened={opened} onClose={dialog.close} title={t.delete} centered closeButtonProps={{ "aria-label": shared.close }}>
        <Stack>
          <Text size="sm">{t.deleteText}</Text>
          <TextInput label={t.typeName} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} autoComplete="off" data-autofocus />
          <ProblemAlert problem={remove.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={dialog.close}>
              {shared.cancel}
            </Button>
            <Button color="red" disabled={typed.trim() !== dataset.name} loading={remove.isPending} onClick={handleDelete}>
              {t.delete}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Panel>
  );
}
