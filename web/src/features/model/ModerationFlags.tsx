import { Stack, Text } from "@mantine/core";
import { SearchX } from "lucide-react";
import { DataTable, type DataColumn } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { Loading } from "@/ui/Loading";
import { MoreButton } from "@/ui/MoreButton";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { When } from "@/ui/When";
import { useFlags, type FlagFilter, type ModerationFlag } from "./moderationApi";
import { ModerationCounts } from "./ModerationCounts";
import { ModerationFilters } from "./ModerationFilters";
import { ActionBadge } from "./ModerationRuleTable";
import { useModerationT } from "./moderationTexts";
import { useCategory } from "./moderationWords";

interface ModerationFlagsProps {
  filter: FlagFilter;
  onFilter: (filter: FlagFilter) => void;
}

/** What the rules found: how often by category, and each with an excerpt. */
export function ModerationFlags({ filter, onFilter }: ModerationFlagsProps) {
  const t = useModerationT();
  const list = useFlags(filter);
  const flags = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Panel title={t.flags} description={t.flagsLead}>
      <Stack>
        <ModerationFilters filter={filter} flags={flags} onFilter={onFilter} />
        <ModerationCounts filter={filter} onFilter={onFilter} />
        <ProblemAlert problem={list.error} onRetry={() => void list.refetch()} />
        {list.isPending && <Loading />}
        {list.data && flags.length === 0 && (
          <EmptyState icon={SearchX} title={t.noFlags}>
            {t.noFlagsText}
          </EmptyState>
        )}
        {flags.length > 0 && <FlagTable flags={flags} />}
        <MoreButton list={list} />
      </Stack>
    </Panel>
  );
}

function FlagTable({ flags }: { flags: ModerationFlag[] }) {
  const t = useModerationT();
  const category = useCategory();
  const columns: DataColumn<ModerationFlag>[] = [
    { header: t.category, names: true, cell: (flag) => category(flag.category) },
    { header: t.when, cell: ({ at }) => <When at={at} /> },
    { header: t.person, cell: ({ userName }) => userName },
    { header: t.where, cell: ({ stage }) => t[`stage_${stage}`] },
    { header: t.then, cell: ({ action }) => <ActionBadge action={action} /> },
    { header: t.rule, cell: ({ rule }) => rule },
    { header: t.excerpt, cell: (flag) => <Excerpt flag={flag} /> },
  ];
  return <DataTable label={t.flags} columns={columns} rows={flags} rowKey={({ id }) => id} />;
}

function Excerpt({ flag: { excerpt, why } }: { flag: ModerationFlag }) {
  return (
    <Stack gap={0} maw="28rem">
      {excerpt && (
        <Text span size="sm" style={{ overflowWrap: "anywhere" }}>
          {excerpt}
        </Text>
      )}
      <Text span size="xs" c="dimmed">
        {why}
      </Text>
    </Stack>
  );
}
