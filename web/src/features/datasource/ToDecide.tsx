import { Button, Group, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { ConfirmButton } from "@/ui/Confirm";
import { useFormat } from "@/ui/format";
import { useTellProblem } from "@/ui/useTellProblem";
import type { SchemaView } from "./api";
import { proposedTable, useAcceptAll, useProposals, useRejectAll, type Describing, type Proposal, type ProposedTable } from "./describingApi";
import { useDescribingT } from "./describingTexts";
import { ProposedText } from "./ProposedText";
import { tableKey } from "./tableKey";

type Counted = Describing["tables"][number];

/** How many proposals there are to decide, and deciding them all at once. */
export function ToDecide({ source, tables, schema }: { source: string; tables: Counted[]; schema: SchemaView }) {
  const t = useDescribingT();
  const format = useFormat();
  const accept = useAcceptAllTold();
  const reject = useRejectAll();
  const onError = useTellProblem();
  const count = tables.reduce((sum, { proposals }) => sum + proposals, 0);
  const there = new Set(schema.tables.map(tableKey));
  const gone = tables.filter(({ namespace, table }) => !there.has(tableKey({ namespace, name: table })));
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={600}>
          {t.open(count, format.number(count))} {t.inTables(tables.length, format.number(tables.length))}
        </Text>
        <Group gap="xs">
          <ConfirmButton size="xs" loading={accept.busy} title={t.acceptAllTitle} question={t.acceptAllText} confirm={t.acceptAll} onConfirm={() => accept.start(source)}>
            {t.acceptAll}
          </ConfirmButton>
          <ConfirmButton
            size="xs"
            loading={reject.isPending}
            title={t.rejectAllTitle}
            question={t.rejectAllText}
            confirm={t.rejectAll}
            onConfirm={() => reject.mutate({ params: { path: { id: source } } }, { onError })}
          >
            {t.rejectAll}
          </ConfirmButton>
        </Group>
      </Group>
      {gone.map((it) => (
        <GoneTable key={tableKey({ namespace: it.namespace, name: it.table })} source={source} counted={it} />
      ))}
    </Stack>
  );
}

/** Takes over what is proposed for one table, columns and all. */
export function AcceptTable({ source, table, proposals }: { source: string; table: ProposedTable; proposals: Proposal[] }) {
  const t = useDescribingT();
  const accept = useAcceptAllTold();
  const open = proposals.filter(({ state }) => state === "open").length;
  if (open < 2) {
    return null;
  }
  return (
    <div>
      <Button size="compact-sm" variant="default" loading={accept.busy} onClick={() => accept.start(source, table)}>
        {t.acceptTable(open)}
      </Button>
    </div>
  );
}

function GoneTable({ source, counted: { namespace, table, proposals } }: { source: string; counted: Counted }) {
  return <GoneProposals source={source} proposals={useProposals(source, proposedTable(namespace, table), proposals)} />;
}

/** Proposals for what is no longer there: all that is left is to reject them. */
export function GoneProposals({ source, proposals }: { source: string; proposals: Proposal[] }) {
  const t = useDescribingT();
  if (proposals.length === 0) {
    return null;
  }
  return (
    <section aria-label={t.goneTitle}>
      <Text size="sm" c="dimmed">
        {t.goneTitle}
      </Text>
      {proposals.map((it) => (
        <ProposedText key={it.id} source={source} proposal={it} />
      ))}
    </section>
  );
}

/** Accepting many says how many were left. */
function useAcceptAllTold() {
  const t = useDescribingT();
  const accept = useAcceptAll();
  const onError = useTellProblem();
  function start(id: string, table?: ProposedTable) {
    accept.mutate(
      { params: { path: { id } }, body: table ?? {} },
      { onError, onSuccess: ({ left }) => left > 0 && notifications.show({ message: t.left(left) }) },
    );
  }
  return { start, busy: accept.isPending };
}
