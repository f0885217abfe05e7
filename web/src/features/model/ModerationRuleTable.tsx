import { Badge, Group, Stack, Text } from "@mantine/core";
import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { ConfirmDialog } from "@/ui/Confirm";
import { DataTable, type DataColumn } from "@/ui/DataTable";
import { IconButton } from "@/ui/IconButton";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useSaved } from "@/ui/useSaved";
import { useDeleteRule, type Action, type GuardRule } from "./moderationApi";
import { useModerationT } from "./moderationTexts";
import { useCategory } from "./moderationWords";

const COLOURS: Record<Action, string> = { block: "red", mask: "teal", flag: "yellow" };

interface ModerationRuleTableProps {
  rules: GuardRule[];
  onEdit: (rule: GuardRule) => void;
}

/** The rules in the order in which they hold. */
export function ModerationRuleTable({ rules, onEdit }: ModerationRuleTableProps) {
  const t = useModerationT();
  const saved = useSaved();
  const remove = useDeleteRule();
  const [doomed, setDoomed] = useState<GuardRule | null>(null);
  const columns: DataColumn<GuardRule>[] = [
    { header: t.name, names: true, cell: (rule) => <RuleName rule={rule} /> },
    { header: t.where, cell: ({ stage }) => t[`stage_${stage}`] },
    { header: t.lookFor, cell: (rule) => <LookedFor rule={rule} /> },
    { header: t.then, cell: (rule) => <Consequence rule={rule} /> },
    {
      header: t.actions,
      quiet: true,
      cell: (rule) =>
        rule.mine && (
          <Group gap={4} wrap="nowrap" justify="flex-end">
            <IconButton label={t.edit(rule.name)} icon={Pencil} onClick={() => onEdit(rule)} />
            <IconButton label={t.delete(rule.name)} icon={Trash2} onClick={() => setDoomed(rule)} />
          </Group>
        ),
    },
  ];
  return (
    <>
      <ProblemAlert problem={remove.error} />
      <DataTable label={t.rules} columns={columns} rows={rules} rowKey={({ id }) => id} />
      <ConfirmDialog
        opened={doomed !== null}
        onClose={() => setDoomed(null)}
        title={t.deleteTitle(doomed?.name ?? "")}
        question={t.deleteText}
        confirm={t.deleteConfirm}
        onConfirm={() => doomed && remove.mutate({ params: { path: { id: doomed.id } } }, { onSuccess: () => saved(t.deleted) })}
      />
    </>
  );
}

export function ActionBadge({ action }: { action: Action }) {
  const t = useModerationT();
  return (
    <Badge variant="light" color={COLOURS[action]} style={{ flexShrink: 0 }}>
      {t[`action_${action}`]}
    </Badge>
  );
}

function RuleName({ rule: { name, everyTeam, enabled } }: { rule: GuardRule }) {
  const t = useModerationT();
  return (
    <Group gap={6}>
      <span style={{ overflowWrap: "anywhere" }}>{name}</span>
      {everyTeam && <Badge variant="outline">{t.everyTeam}</Badge>}
      {!enabled && (
        <Badge variant="light" color="gray">
          {t.off}
        </Badge>
      )}
    </Group>
  );
}

function LookedFor({ rule: { detector, kinds, topics } }: { rule: GuardRule }) {
  const t = useModerationT();
  const category = useCategory();
  const more = topics.length > 0 ? topics.join("; ") : kinds.length > 0 ? t.onlySome(kinds.map(category).join(", ")) : "";
  return (
    <Stack gap={0}>
      <span>{t[`detector_${detector}`]}</span>
      {more && (
        <Text span size="xs" c="dimmed">
          {more}
        </Text>
      )}
    </Stack>
  );
}

function Consequence({ rule: { action, onFailure } }: { rule: GuardRule }) {
  const t = useModerationT();
  return (
    <Stack gap={2} align="flex-start">
      <ActionBadge action={action} />
      {onFailure === "open" && (
        <Text span size="xs" c="dimmed">
          {t.openOnFailure}
        </Text>
      )}
    </Stack>
  );
}
