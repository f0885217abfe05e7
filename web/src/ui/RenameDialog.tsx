import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import type { Failure } from "./problem";
import { ProblemAlert } from "./ProblemAlert";
import { useT } from "./texts";

interface RenameDialogProps {
  title: string;
  label: string;
  name: string;
  opened: boolean;
  pending: boolean;
  problem: Failure;
  onRename: (name: string) => void;
  onClose: () => void;
}

/** Gives a thing another name. */
export function RenameDialog({ title, opened, onClose, ...form }: RenameDialogProps) {
  const t = useT();
  return (
    <Modal opened={opened} onClose={onClose} title={title} centered closeButtonProps={{ "aria-label": t.close }}>
      <RenameForm {...form} onClose={onClose} />
    </Modal>
  );
}

function RenameForm({ label, name, pending, problem, onRename, onClose }: Omit<RenameDialogProps, "title" | "opened">) {
  const t = useT();
  const [text, setText] = useState(name);
  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    if (text.trim() !== "") {
      onRename(text.trim());
    }
  }
  return (
    <form onSubmit={handleSubmit}>
      <Stack>
        <TextInput label={label} value={text} onChange={(event) => setText(event.currentTarget.value)} maxLength={200} required data-autofocus />
        <ProblemAlert problem={problem} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button type="submit" loading={pending}>
            {t.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
