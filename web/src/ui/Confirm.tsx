import { Button, Group, Modal, Stack, Text, type ButtonProps } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useT } from "./texts";

interface Question {
  title: string;
  /** What will happen, and what will not come back. */
  question: ReactNode;
  confirm: string;
  onConfirm: () => void;
}

interface ConfirmDialogProps extends Question {
  opened: boolean;
  onClose: () => void;
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog({ opened, onClose, title, question, confirm, onConfirm }: ConfirmDialogProps) {
  const t = useT();
  function handleConfirm() {
    onClose();
    onConfirm();
  }
  return (
    <Modal opened={opened} onClose={onClose} title={title} centered closeButtonProps={{ "aria-label": t.close }}>
      <Stack>
        <Text component="div" size="sm">
          {question}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t.cancel}
          </Button>
          <Button color="red" onClick={handleConfirm}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface ConfirmButtonProps extends Question, ButtonProps {
  children: ReactNode;
  "aria-label"?: string;
}

/** A button that asks first. */
export function ConfirmButton({ title, question, confirm, onConfirm, children, ...button }: ConfirmButtonProps) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" {...button} onClick={() => setOpened(true)}>
        {children}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={title}
        question={question}
        confirm={confirm}
        onConfirm={onConfirm}
      />
    </>
  );
}
