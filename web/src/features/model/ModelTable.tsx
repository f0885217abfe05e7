import { Badge, Group, Stack, Switch, Text } from "@mantine/core";
import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { ConfirmDialog } from "@/ui/Confirm";
import { CopyIcon } from "@/ui/CopyText";
import { DataTable, type DataColumn } from "@/ui/DataTable";
import { useFormat } from "@/ui/format";
import { IconButton } from "@/ui/IconButton";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useSaved } from "@/ui/useSaved";
import { useDeleteModel, useEnableModel, type Model } from "./api";
import { useConnectionT } from "./connectionTexts";
import { usePrice } from "./ModelPrice";
import { useT } from "./texts";

interface ModelTableProps {
  models: Model[];
  onEdit: (model: Model) => void;
}

/** The models by the names that programs send, with their prices. */
export function ModelTable({ models, onEdit }: ModelTableProps) {
  const t = useT();
  const saved = useSaved();
  const remove = useDeleteModel();
  const enable = useEnableModel();
  const [doomed, setDoomed] = useState<Model | null>(null);
  const columns = useColumns({
    onEdit,
    onDelete: setDoomed,
    onEnable: ({ id }, enabled) => enable.mutate({ params: { path: { model: id } }, body: { enabled } }),
  });
  return (
    <Panel title={t.models} description={t.modelsLead}>
      <Stack>
        <ProblemAlert problem={remove.error ?? enable.error} />
        <DataTable label={t.models} columns={columns} rows={models} rowKey={({ id }) => id} />
      </Stack>
      <ConfirmDialog
        opened={doomed !== null}
        onClose={() => setDoomed(null)}
        title={t.deleteTitle(doomed?.name ?? "")}
        question={t.deleteText}
        confirm={t.deleteConfirm}
        onConfirm={() => doomed && remove.mutate({ params: { path: { model: doomed.id } } }, { onSuccess: () => saved(t.deleted) })}
      />
    </Panel>
  );
}

interface Handlers {
  onEdit: (model: Model) => void;
  onDelete: (model: Model) => void;
  onEnable: (model: Model, enabled: boolean) => void;
}

function useColumns({ onEdit, onDelete, onEnable }: Handlers): DataColumn<Model>[] {
  const t = useT();
  const price = usePrice();
  return [
    { header: t.name, names: true, cell: (model) => <Name model={model} /> },
    { header: t.type, cell: (model) => <Kind model={model} /> },
    { header: t.price, cell: (model) => price(model) },
    {
      header: t.enabled,
      cell: (model) => (
        <Switch aria-label={t.enable(model.name)} checked={model.enabled} disabled={!model.writable} onChange={(event) => onEnable(model, event.currentTarget.checked)} />
      ),
    },
    {
      header: t.actions,
      quiet: true,
      cell: (model) =>
        model.writable &&
        !model.builtIn && (
          <Group gap={4} wrap="nowrap" justify="flex-end">
            <IconButton label={t.edit(model.name)} icon={Pencil} onClick={() => onEdit(model)} />
            <IconButton label={t.delete(model.name)} icon={Trash2} onClick={() => onDelete(model)} />
          </Group>
        ),
    },
  ];
}

function Name({ model: { name, connectionName, scope, builtIn, upstream } }: { model: Model }) {
  const t = useT();
  const words = useConnectionT();
  return (
    <>
      <Group gap={2} wrap="nowrap">
        <Text fw={550} style={{ overflowWrap: "anywhere" }}>
          {name}
        </Text>
        <CopyIcon value={name} label={t.copy(name)} />
      </Group>
      <Text size="sm" c="dimmed" fw={400} style={{ overflowWrap: "anywhere" }}>
        {builtIn ? words.builtIn : connectionName} · {words[`scope_${scope}`]}
        {upstream !== name && !builtIn && ` · ${t.upstreamIs(upstream)}`}
      </Text>
    </>
  );
}

function Kind({ model: { type, contextSize, dimension, capabilities } }: { model: Model }) {
  const t = useT();
  const format = useFormat();
  const facts = [contextSize != null && t.context(format.number(contextSize)), dimension != null && t.dimensions(format.number(dimension))].filter(Boolean).join(" · ");
  return (
    <Stack gap={4}>
      <Text size="sm">
        {t[`type_${type}`]}
        {facts && (
          <Text span c="dimmed">
            {` · ${facts}`}
          </Text>
        )}
      </Text>
      {capabilities.length > 0 && (
        <Group gap={4}>
          {capabilities.map((each) => (
            <Badge key={each} variant="default" tt="none" fw={500} size="sm" miw="max-content">
              {t[`can_${each as "vision"}`]}
            </Badge>
          ))}
        </Group>
      )}
    </Stack>
  );
}
