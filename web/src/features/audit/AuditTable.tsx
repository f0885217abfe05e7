import { Badge, Button, Code, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { DataTable, type DataColumn } from "@/ui/DataTable";
import { useFormat } from "@/ui/format";
import type { AuditEntry } from "./api";
import { EntryDetails } from "./EntryDetails";
import { useT } from "./texts";

/** The entries, newest first; one can be opened to see what it changed. */
export function AuditTable({ entries }: { entries: AuditEntry[] }) {
  const t = useT();
  const format = useFormat();
  const [open, setOpen] = useState<AuditEntry | null>(null);
  const columns: DataColumn<AuditEntry>[] = [
    { header: t.time, names: true, cell: ({ at }) => <Text span size="sm">{format.dateTime(at)}</Text> },
    { header: t.person, cell: ({ userName }) => userName ?? t.system },
    { header: t.action, cell: ({ action }) => <Code>{action}</Code> },
    { header: t.entity, cell: (entry) => <Entity entry={entry} /> },
    { header: t.result, cell: ({ success }) => <Outcome success={success} /> },
    { header: t.address, cell: ({ ip }) => ip ?? "–" },
    {
      header: t.details,
      quiet: true,
      align: "right",
      cell: (entry) => (
        <Button size="compact-sm" variant="default" aria-label={t.detailsOf(entry.id)} onClick={() => setOpen(entry)}>
          {t.details}
        </Button>
      ),
    },
  ];
  return (
    <>
      <DataTable label={t.title} rows={entries} rowKey={({ id }) => id} columns={columns} />
      {open && <EntryDetails entry={open} onClose={() => setOpen(null)} />}
    </>
  );
}

function Entity({ entry: { entityType, entity } }: { entry: AuditEntry }) {
  if (!entityType) {
    return <>–</>;
  }
  return (
    <Stack gap={0}>
      <span>{entityType}</span>
      {entity && (
        <Text span size="xs" c="dimmed" ff="monospace" maw="11rem" truncate title={entity}>
          {entity}
        </Text>
      )}
    </Stack>
  );
}

function Outcome({ success }: { success: boolean }) {
  const t = useT();
  return (
    <Badge variant="light" color={success ? "teal" : "red"}>
      {success ? t.succeeded : t.failed}
    </Badge>
  );
}
