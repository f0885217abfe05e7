import { Code, Group, Stack, Text } from "@mantine/core";
import { Columns3, Pencil, Rows3, Tag, Trash2 } from "lucide-react";
import { useState } from "react";
import { ConfirmDialog } from "@/ui/Confirm";
import { DataTable, type DataColumn } from "@/ui/DataTable";
import { IconButton } from "@/ui/IconButton";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useSaved } from "@/ui/useSaved";
import { useChangePolicy, useColleagues, useDeletePolicy, useRoleNames, type DataPolicy } from "./api";
import type { Label } from "./classes";
import { useClassT } from "./classTexts";
import { switched } from "./policyForm";
import { maskParts } from "./policyRule";
import { PolicySwitch } from "./PolicySwitch";
import { usePolicyT } from "./policyTexts";

interface PolicyTableProps {
  source: string;
  policies: DataPolicy[];
  onEdit: (policy: DataPolicy) => void;
}

/** The policies: what each shows of what, whom it binds, and what is wrong with it by now. */
export function PolicyTable({ source, policies, onEdit }: PolicyTableProps) {
  const t = usePolicyT();
  const saved = useSaved();
  const remove = useDeletePolicy();
  const change = useChangePolicy();
  function handleSwitch(policy: DataPolicy, enabled: boolean) {
    const params = { path: { id: source, policy: policy.id }, header: { "If-Match": `"${policy.version}"` } };
    change.mutate({ params, body: switched(policy, enabled) }, { onSuccess: () => saved() });
  }
  const [doomed, setDoomed] = useState<DataPolicy | null>(null);
  const columns: DataColumn<DataPolicy>[] = [
    { header: t.name, names: true, cell: ({ name }) => name },
    { header: t.of, cell: (policy) => <Bound policy={policy} /> },
    { header: t.rule, cell: (policy) => <Rule policy={policy} /> },
    { header: t.forWhom, cell: (policy) => <Audience policy={policy} /> },
    {
      header: t.on,
      cell: (policy) => <PolicySwitch policy={policy} busy={change.isPending} onSwitch={(enabled) => handleSwitch(policy, enabled)} />,
    },
    {
      header: t.actions,
      quiet: true,
      cell: (policy) => (
        <Group gap={4} wrap="nowrap" justify="flex-end">
          <IconButton label={t.edit(policy.name)} icon={Pencil} onClick={() => onEdit(policy)} />
          <IconButton label={t.delete(policy.name)} icon={Trash2} onClick={() => setDoomed(policy)} />
        </Group>
      ),
    },
  ];
  return (
    <>
      <ProblemAlert problem={change.error ?? remove.error} />
      <DataTable label={t.list} columns={columns} rows={policies} rowKey={({ id }) => id} />
      <ConfirmDialog
        opened={doomed !== null}
        onClose={() => setDoomed(null)}
        title={t.deleteTitle(doomed?.name ?? "")}
        question={t.deleteText}
        confirm={t.deleteConfirm}
        onConfirm={() => doomed && remove.mutate({ params: { path: { id: source, policy: doomed.id } } }, { onSuccess: () => saved(t.deleted) })}
      />
    </>
  );
}

function Bound({ policy }: { policy: DataPolicy }) {
  const t = usePolicyT();
  return (
    <div style={{ textAlign: "start" }}>
      {policy.classification ? <BoundClass policy={policy} label={policy.classification} /> : <BoundTable policy={policy} />}
      {policy.enabled && policy.views.length > 0 && (
        <Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
          {t.readBy(policy.views.join(", "))}
        </Text>
      )}
    </div>
  );
}

/** What the columns hold that it binds, and which those are by now. */
function BoundClass({ policy: { columns, rule }, label }: { policy: DataPolicy; label: Label }) {
  const t = usePolicyT();
  const words = useClassT();
  const named = columns.map((it) => {
    const name = [it.namespace, it.table, it.column].filter(Boolean).join(".");
    return it.rule === "null" && maskParts(rule).mask !== "null" ? t.leftEmpty(name) : name;
  });
  return (
    <div>
      <Group gap={6} wrap="nowrap" display="inline-flex">
        <Tag size={15} role="img" aria-label={t.kindOfData} style={{ flexShrink: 0 }} />
        <span>{words[label]}</span>
      </Group>
      <Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
        {named.length > 0 ? t.bindsNow(named.join(", ")) : t.bindsNothing}
      </Text>
    </div>
  );
}

function BoundTable({ policy: { kind, namespace, table, column } }: { policy: DataPolicy }) {
  const t = usePolicyT();
  const Icon = kind === "row" ? Rows3 : Columns3;
  return (
    <Group gap={6} wrap="nowrap">
      <Icon size={15} role="img" aria-label={kind === "row" ? t.row : t.column} style={{ flexShrink: 0 }} />
      <Text span size="sm" ff="monospace" style={{ overflowWrap: "anywhere" }}>
        {[namespace, table, column].filter(Boolean).join(".")}
      </Text>
    </Group>
  );
}

function Rule({ policy: { rule, problem } }: { policy: DataPolicy }) {
  return (
    <Stack gap={4}>
      <Code block bg="transparent" p={0} style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        {rule}
      </Code>
      {problem && (
        <Text size="sm" c="var(--mantine-color-error)">
          {problem}
        </Text>
      )}
    </Stack>
  );
}

function Audience({ policy: { role, user, exempt } }: { policy: DataPolicy }) {
  const t = usePolicyT();
  const roles = useRoleNames();
  const people = useColleagues();
  const found = user
    ? people.data?.items.find((each) => each.user === user)?.displayName
    : roles.data?.items.find(({ id }) => id === role)?.name;
  return (
    <Stack gap={0}>
      <span>{role || user ? (found ?? t.gone) : t.everybody}</span>
      {exempt && (
        <Text span size="xs" c="dimmed">
          {t.except(exempt)}
        </Text>
      )}
    </Stack>
  );
}
