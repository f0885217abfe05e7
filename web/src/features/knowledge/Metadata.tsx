import { Button, CloseButton, Group, Stack, Text, TextInput } from "@mantine/core";
import { Pencil, Plus } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/ui/IconButton";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useT as useShared } from "@/ui/texts";
import { useSaved } from "@/ui/useSaved";
import type { Document } from "./api";
import { useChangeDocument } from "./documentApi";
import { useReaderT } from "./readerTexts";

/** What people and programs say of a document, shown and changed. */
export function Metadata({ document, writable }: { document: Document; writable: boolean }) {
  const t = useReaderT();
  const [editing, setEditing] = useState(false);
  const said = Object.entries(document.metadata);
  if (said.length === 0 && !writable) {
    return null;
  }
  return (
    <Panel title={t.metadata} description={writable ? t.metadataHint : undefined} actions={writable && !editing && <IconButton label={t.edit} icon={Pencil} onClick={() => setEditing(true)} />}>
      {editing ? (
        <MetadataForm document={document} onDone={() => setEditing(false)} />
      ) : (
        <Stack component="dl" gap="xs" m={0}>
          {said.length === 0 && (
            <Text size="sm" c="dimmed">
              {t.metadataNone}
            </Text>
          )}
          {said.map(([name, value]) => (
            <div key={name}>
              <Text component="dt" size="xs" c="dimmed">
                {name}
              </Text>
              <Text component="dd" size="sm" m={0} style={{ overflowWrap: "anywhere" }}>
                {value}
              </Text>
            </div>
          ))}
        </Stack>
      )}
    </Panel>
  );
}

function MetadataForm({ document, onDone }: { document: Document; onDone: () => void }) {
  const t = useReaderT();
  const shared = useShared();
  const change = useChangeDocument();
  const saved = useSaved();
  const [rows, setRows] = useState(() => [...Object.entries(document.metadata), ["", ""] as [string, string]]);
  const put = (index: number, row: [string, string]) => setRows((all) => all.map((each, at) => (at === index ? row : each)));
  function save() {
    const metadata = Object.fromEntries(rows.map(([name, value]) => [name.trim(), value.trim()] as const).filter(([name]) => name !== ""));
    change.mutate(
      { params: { path: { id: document.id } }, body: { metadata } },
      {
        onSuccess: () => {
          saved();
          onDone();
        },
      },
    );
  }
  return (
    <Stack gap="sm">
      {rows.map(([name, value], index) => (
        <Group key={index} gap={6} wrap="nowrap">
          <TextInput size="xs" aria-label={t.metadataName} placeholder={t.metadataName} maxLength={50} value={name} onChange={(event) => put(index, [event.currentTarget.value, value])} />
          <TextInput size="xs" aria-label={t.metadataValue} placeholder={t.metadataValue} maxLength={500} value={value} onChange={(event) => put(index, [name, event.currentTarget.value])} />
          <CloseButton size="sm" aria-label={t.removeMetadata(name)} onClick={() => setRows((all) => all.filter((_, at) => at !== index))} />
        </Group>
      ))}
      <Group>
        <Button size="compact-xs" variant="subtle" leftSection={<Plus size={14} aria-hidden />} onClick={() => setRows((all) => [...all, ["", ""]])}>
          {t.addMetadata}
        </Button>
      </Group>
      <ProblemAlert problem={change.error} />
      <Group gap="xs">
        <Button size="xs" onClick={save} loading={change.isPending}>
          {shared.save}
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          {shared.cancel}
        </Button>
      </Group>
    </Stack>
  );
}
