import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { ListPlus, Pencil, PlugZap, Trash2 } from "lucide-react";
import { useState } from "react";
import { ConfirmDialog } from "@/ui/Confirm";
import { DataTable, type DataColumn } from "@/ui/DataTable";
import { useFormat } from "@/ui/format";
import { IconButton } from "@/ui/IconButton";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useMe } from "@/ui/session";
import { useSaved } from "@/ui/useSaved";
import { useTellProblem } from "@/ui/useTellProblem";
import { When } from "@/ui/When";
import { useDeleteConnection, useTestConnection, type Connection } from "./api";
import { useConnectionT } from "./connectionTexts";

interface ConnectionTableProps {
  connections: Connection[];
  onEdit: (connection: Connection) => void;
  onFetch: (connection: Connection) => void;
}

/** The connections, how they do, and what can be done with them. */
export function ConnectionTable({ connections, onEdit, onFetch }: ConnectionTableProps) {
  const t = useConnectionT();
  const saved = useSaved();
  const remove = useDeleteConnection();
  const [doomed, setDoomed] = useState<Connection | null>(null);
  const columns: DataColumn<Connection>[] = [
    { header: t.name, names: true, cell: (connection) => <Name connection={connection} /> },
    { header: t.scope, cell: ({ scope }) => t[`scope_${scope}`] },
    { header: t.key, cell: ({ hasKey, lastFour }) => (hasKey ? t.keyEnds(lastFour ?? "") : t.keyNone) },
    { header: t.status, cell: (connection) => <Status connection={connection} /> },
    {
      header: t.actions,
      quiet: true,
      cell: (connection) => <Actions connection={connection} onEdit={() => onEdit(connection)} onFetch={() => onFetch(connection)} onDelete={() => setDoomed(connection)} />,
    },
  ];
  return (
    <Panel title={t.connections} description={t.connectionsLead}>
      <Stack>
        <ProblemAlert problem={remove.error} />
        <DataTable label={t.connections} columns={columns} rows={connections} rowKey={({ id }) => id} />
      </Stack>
      <ConfirmDialog
        opened={doomed !== null}
        onClose={() => setDoomed(null)}
        title={t.deleteTitle(doomed?.name ?? "")}
        question={t.deleteText}
        confirm={t.deleteConfirm}
        onConfirm={() => doomed && remove.mutate({ params: { path: { connection: doomed.id } } }, { onSuccess: () => saved(t.deleted) })}
      />
    </Panel>
  );
}

function Name({ connection: { name, provider, providerLabel, base, builtIn } }: { connection: Connection }) {
  const t = useConnectionT();
  return (
    <>
      <Text fw={550} style={{ overflowWrap: "anywhere" }}>
        {builtIn ? t.builtIn : name}
      </Text>
      <Text size="sm" c="dimmed" fw={400} style={{ overflowWrap: "anywhere" }}>
        {builtIn ? t.builtInText : `${provider === "compatible" ? t.compatible : providerLabel} · ${base}`}
      </Text>
    </>
  );
}

const COLORS = { connected: "teal", error: "red", disconnected: "gray" } as const;

function Status({ connection: { status, latencyMillis, lastCheckedAt, lastError } }: { connection: Connection }) {
  const t = useConnectionT();
  const format = useFormat();
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Badge variant="light" color={COLORS[status]} tt="none" fw={500} miw="max-content">
          {t[`status_${status}`]}
        </Badge>
        {lastCheckedAt && (
          <Text size="sm" c="dimmed" span>
            {status === "connected" && latencyMillis != null && `${format.duration(latencyMillis)} · `}
            <When at={lastCheckedAt} />
          </Text>
        )}
      </Group>
      {lastError && (
        <Text size="sm" c="var(--mantine-color-error)" maw="32rem" style={{ overflowWrap: "anywhere" }}>
          {lastError}
        </Text>
      )}
    </Stack>
  );
}

interface ActionsProps {
  connection: Connection;
  onEdit: () => void;
  onFetch: () => void;
  onDelete: () => void;
}

function Actions({ connection, onEdit, onFetch, onDelete }: ActionsProps) {
  const t = useConnectionT();
  const format = useFormat();
  const saved = useSaved();
  const test = useTestConnection();
  const onError = useTellProblem();
  const { administrator } = useMe();
  const { id, name, builtIn, writable } = connection;
  if (!writable && !(builtIn && administrator)) {
    return null;
  }
  function handleTest() {
    const onSuccess = ({ success, latencyMillis }: { success: boolean; latencyMillis?: number | null }) => {
      if (success) {
        saved(t.answered(format.duration(latencyMillis ?? 0)));
      }
    };
    test.mutate({ params: { path: { connection: id } } }, { onSuccess, onError });
  }
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      <Button variant="default" size="compact-sm" leftSection={<PlugZap size={14} aria-hidden />} loading={test.isPending} aria-label={t.testOf(name)} onClick={handleTest}>
        {t.test}
      </Button>
      {writable && (
        <>
          <IconButton label={t.fetchOf(name)} icon={ListPlus} onClick={onFetch} />
          <IconButton label={t.edit(name)} icon={Pencil} onClick={onEdit} />
          <IconButton label={t.delete(name)} icon={Trash2} onClick={onDelete} />
        </>
      )}
    </Group>
  );
}
