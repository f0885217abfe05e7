import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { TriangleAlert } from "lucide-react";
import { CopyText } from "@/ui/CopyText";
import { curlLine, type IssuedApiKey } from "./api";
import { useT } from "./keyTexts";
import { TryKey } from "./TryKey";

/** The rights with which a key calls models. */
const CALLS_MODELS = ["model:use", "admin:*"];

/** Shows a new key, this once. */
export function IssuedKey({ issued, onClose }: { issued: IssuedApiKey; onClose: () => void }) {
  const t = useT();
  return (
    <Modal opened onClose={onClose} title={t.created(issued.name)} size="lg" withCloseButton={false} closeOnClickOutside={false} closeOnEscape={false}>
      <Stack>
        <Alert color="orange" variant="light" icon={<TriangleAlert aria-hidden />}>
          {t.once}
        </Alert>
        <CopyText value={issued.key} label={t.copyKey} />
        {!issued.assistant && (
          <>
            <Text size="sm">{t.curl}</Text>
            <CopyText value={curlLine(issued.key)} label={t.copyLine} />
          </>
        )}
        {CALLS_MODELS.some((scope) => issued.scopes.includes(scope)) && <TryKey secret={issued.key} bound={issued.assistant !== undefined} />}
        <Group justify="flex-end">
          <Button onClick={onClose} data-autofocus>
            {t.done}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
