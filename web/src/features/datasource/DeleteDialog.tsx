import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Failure } from "@/ui/problem";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useT as useShared } from "@/ui/texts";
import { useSchemaT } from "./schemaTexts";

interface DeleteDialogProps {
  name: string;
  opened: boolean;
  pending: boolean;
  problem: Failure;
  onDelete: () => void;
  onClose: () => void;
}

/** Asks for the source's name before it is deleted. */
export function DeleteDialog({ opened, onClose, ...form }: DeleteDialogProps) {
  const t = useSchemaT();
  const shared = useShared();
  return (
    <Modal opened={opened} onClose={onClose} title={t.deleteTitle} centered closeButtonProps={{ "aria-label": shared.close }}>
      <DeleteForm {...form} onClose={onClose} />
    </Modal>
  );
}

function DeleteForm({ name, pending, problem, onDelete, onClose }: Omit<DeleteDialogProps, "opened">) {
  const t = useSchemaT();
  const shared = useShared();
  const [typed, setTyped] = useState("");
  const matches = typed.trim() === name;
  return (
    <Stack>
      <Text size="sm">{t.deleteText(name)}</Text>
      <TextInput label={t.typeName} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} autoComplete="off" data-autofocus />
      <ProblemAlert problem={problem} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {shared.cancel}
        </Button>
        <Button color="red" disabled={!matches} loading={pending} onClick={onDelete}>
          {t.delete}
        </Button>
      </Group>
    </Stack>
  );
}
