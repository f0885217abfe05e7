import { Button, Group, Stack } from "@mantine/core";
import { Gauge, Plus } from "lucide-react";
import { useState } from "react";
import { ConfirmButton } from "@/ui/Confirm";
import { DataTable, type DataColumn } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { Loading } from "@/ui/Loading";
import { PageHeader } from "@/ui/PageHeader";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { can, useMe } from "@/ui/session";
import { useT as useShared } from "@/ui/texts";
import { useDeleteLimit, useLimits, type Limit } from "./limitApi";
import { LimitForm } from "./LimitForm";
import { LimitsHolding } from "./LimitsHolding";
import { useSubjects, useT } from "./limitTexts";
import { useLimitWords } from "./limitWords";

/** How much of models may be used: what holds for a call, and all limits. */
export function LimitsPage() {
  const t = useT();
  const me = useMe();
  const limits = useLimits();
  const [form, setForm] = useState<{ limit: Limit | null } | null>(null);
  const rows = limits.data?.items ?? [];
  const add = can(me, "limit:write") && (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setForm({ limit: null })}>
      {t.add}
    </Button>
  );
  return (
    <>
      <PageHeader title={t.title} description={t.lead} actions={rows.length > 0 && add} />
      <Stack gap="lg">
        <ProblemAlert problem={limits.error} onRetry={() => void limits.refetch()} />
        {limits.isPending && <Loading />}
        {limits.data && rows.length === 0 && (
          <Panel>
            <EmptyState icon={Gauge} title={t.none} action={add}>
              {t.noneText}
            </EmptyState>
          </Panel>
        )}
        {rows.length > 0 && <LimitsHolding />}
        {rows.length > 0 && (
          <Panel title={t.rules} description={t.rulesText}>
            <LimitTable rows={rows} onChange={(limit) => setForm({ limit })} />
          </Panel>
        )}
      </Stack>
      {form && <LimitForm limit={form.limit} onClose={() => setForm(null)} />}
    </>
  );
}

function LimitTable({ rows, onChange }: { rows: Limit[]; onChange: (limit: Limit) => void }) {
  const t = useT();
  const subjects = useSubjects();
  const shared = useShared();
  const me = useMe();
  const { says } = useLimitWords();
  const remove = useDeleteLimit();
  const columns: DataColumn<Limit>[] = [
    { header: t.limit, names: true, cell: says },
    { header: t.subject, cell: ({ subject }) => subjects[subject] },
    { header: t.why, cell: ({ ofAll }) => (ofAll ? t.byInstallation : t.byTeam) },
    {
      header: shared.actions,
      quiet: true,
      align: "right",
      cell: (limit) =>
        (limit.ofAll ? me.administrator : can(me, "limit:write")) && (
          <Group gap="xs" justify="flex-end" wrap="nowrap">
            <Button size="compact-sm" variant="default" aria-label={t.changeOf(says(limit))} onClick={() => onChange(limit)}>
              {t.change}
            </Button>
            <ConfirmButton
              size="compact-sm"
              aria-label={t.deleteOf(says(limit))}
              title={t.deleteOf(says(limit))}
              question={t.deleteQuestion}
              confirm={t.delete}
              onConfirm={() => remove.mutate({ params: { path: { id: limit.id } } })}
            >
              {t.delete}
            </ConfirmButton>
          </Group>
        ),
    },
  ];
  return (
    <>
      <ProblemAlert problem={remove.error} />
      <DataTable label={t.rules} rows={rows} rowKey={({ id }) => id} columns={columns} />
    </>
  );
}
