import { Button, FileInput, Group, List, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useT as useShared } from "@/ui/texts";
import { useSaved } from "@/ui/useSaved";
import { useImportModel, type ModelImport } from "./api";
import { useModelT } from "./modelTexts";

/** Takes what a file says of the source: shows first what would change, and keeps it only then. */
export function ImportModel({ source, onClose }: { source: string; onClose: () => void }) {
  const t = useModelT();
  const shared = useShared();
  const saved = useSaved();
  const send = useImportModel();
  const [text, setText] = useState("");
  const [preview, setPreview] = useState<ModelImport | null>(null);
  const path = { params: { path: { id: source } } };
  function change(next: string) {
    setText(next);
    setPreview(null);
  }
  function keep() {
    send.mutate(
      { ...path, body: { text, dryRun: false } },
      {
        onSuccess: () => {
          saved();
          onClose();
        },
      },
    );
  }
  return (
    <Modal opened onClose={onClose} size="lg" title={t.importTitle} closeButtonProps={{ "aria-label": shared.close }}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t.importHint}
        </Text>
        <FileInput label={t.file} accept=".yaml,.yml,.json" clearable onChange={(file) => void file?.text().then(change)} />
        <Textarea label={t.text} rows={8} value={text} onChange={(event) => change(event.currentTarget.value)} />
        <ProblemAlert problem={send.error} />
        {preview && <Changes preview={preview} />}
        <Group justify="flex-end" gap="xs">
          <Button
            variant={preview ? "default" : "filled"}
            disabled={text.trim() === ""}
            loading={send.isPending}
            onClick={() => send.mutate({ ...path, body: { text, dryRun: true } }, { onSuccess: setPreview, onError: () => setPreview(null) })}
          >
            {t.show}
          </Button>
          {preview && preview.changes.length > 0 && (
            <Button loading={send.isPending} onClick={keep}>
              {t.keep(preview.changes.length)}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

function Changes({ preview }: { preview: ModelImport }) {
  const t = useModelT();
  return (
    <Stack gap="xs" role="status">
      <Text fw={600} size="sm">
        {preview.changes.length > 0 ? t.changes(preview.changes.length, preview.form) : t.nothing(preview.form)}
      </Text>
      <List size="sm" mah="16rem" style={{ overflowY: "auto" }}>
        {preview.changes.map(({ what, where, before, after }) => (
          <List.Item key={`${what} ${where}`} style={{ overflowWrap: "anywhere" }}>
            <Text span fw={600} size="sm">
              {where}
            </Text>{" "}
            ({t[what]}): {before && `${before} → `}
            {after}
          </List.Item>
        ))}
      </List>
      {preview.remarks.length > 0 && (
        <>
          <Text fw={600} size="sm">
            {t.passedOver}
          </Text>
          <List size="sm" c="dimmed" mah="10rem" style={{ overflowY: "auto" }}>
            {preview.remarks.map(({ line, message }) => (
              <List.Item key={`${String(line)} ${message}`}>{t.remark(line, message)}</List.Item>
            ))}
          </List>
        </>
      )}
    </Stack>
  );
}
