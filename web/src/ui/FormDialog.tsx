import { Button, Group, Modal, Stack } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import type { Failure } from "./problem";
import { ProblemAlert } from "./ProblemAlert";
import { useT } from "./texts";

interface FormDialogProps {
  title: string;
  opened: boolean;
  onClose: () => void;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  submit: string;
  busy: boolean;
  problem: Failure;
  /** Fields that show their own message. */
  fields?: string[];
  children: ReactNode;
}

/** A form in a dialog, with what went wrong above its buttons. */
export function FormDialog({ title, opened, onClose, onSubmit, submit, busy, problem, fields = [], children }: FormDialogProps) {
  const t = useT();
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ "aria-label": t.close }}>
      <form onSubmit={onSubmit}>
        <Stack>
          {children}
          <ProblemAlert problem={problem} fields={fields} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t.cancel}
            </Button>
            <Button type="submit" loading={busy}>
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
