import { Alert, Badge, Button, Group, NumberInput, Select, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Bell, BellPlus } from "lucide-react";
import { useState } from "react";
import { ConfirmButton } from "@/ui/Confirm";
import { DataTable, type DataColumn } from "@/ui/DataTable";
import { FormDialog } from "@/ui/FormDialog";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { can, useMe } from "@/ui/session";
import { useT as useShared } from "@/ui/texts";
import { useChangeAlert, useCostAlerts, useCreateAlert, useDeleteAlert, type CostAlert } from "./usageApi";
import { useT } from "./usageAlertTexts";
import { useUsageFormat } from "./usageFormat";

/** What has passed its threshold this month, above everything else. */
export function PassedAlerts() {
  const t = useT();
  const format = useUsageFormat();
  const whose = useWhose();
  const passed = useCostAlerts().data?.items.filter((alert) => alert.passed) ?? [];
  if (passed.length === 0) {
    return null;
  }
  return (
    <Alert color="orange" icon={<Bell size={18} aria-hidden />} mb="lg" title={t.alerts} role="status">
      {passed.map((alert) => (
        <div key={alert.id}>{t.passed(whose(alert), format.money(alert.threshold), format.money(alert.passedCost))}</div>
      ))}
    </Alert>
  );
}

/** The thresholds that are set, and setting one. */
export function UsageAlerts() {
  const t = useT();
  const alerts = useCostAlerts();
  const [form, formControl] = useDisclosure(false);
  const rows = alerts.data?.items ?? [];
  return (
    <Panel
      title={t.alerts}
      description={t.alertsText}
      actions={
        <Button variant="default" leftSection={<BellPlus size={16} aria-hidden />} onClick={formControl.open}>
          {t.add}
        </Button>
      }
    >
      <ProblemAlert problem={alerts.error} />
      {alerts.data && rows.length === 0 && <Text c="dimmed">{t.none}</Text>}
      {rows.length > 0 && <AlertTable rows={rows} />}
      {form && <AlertForm alert={null} onClose={formControl.close} />}
    </Panel>
  );
}

function AlertTable({ rows }: { rows: CostAlert[] }) {
  const t = useT();
  const shared = useShared();
  const format = useUsageFormat();
  const whose = useWhose();
  const me = useMe();
  const remove = useDeleteAlert();
  const [changing, setChanging] = useState<CostAlert | null>(null);
  const columns: DataColumn<CostAlert>[] = [
    { header: t.whose, names: true, cell: whose },
    { header: t.sum, align: "right", cell: ({ threshold }) => format.money(threshold) },
    { header: t.state, cell: ({ passed, passedAt }) => <State passed={passed} at={passedAt} /> },
    {
      header: shared.actions,
      quiet: true,
      align: "right",
      cell: (alert) =>
        (alert.user === me.id || can(me, "limit:write")) && (
          <Group gap="xs" justify="flex-end" wrap="nowrap">
            <Button size="compact-sm" variant="default" aria-label={t.changeOf(format.money(alert.threshold))} onClick={() => setChanging(alert)}>
              {t.change}
            </Button>
            <ConfirmButton
              size="compact-sm"
              aria-label={t.deleteOf(format.money(alert.threshold))}
              title={t.deleteOf(format.money(alert.threshold))}
              question={t.deleteQuestion}
              confirm={t.delete}
              onConfirm={() => remove.mutate({ params: { path: { id: alert.id } } })}
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
      <DataTable label={t.alerts} rows={rows} rowKey={({ id }) => id} columns={columns} />
      {changing && <AlertForm alert={changing} onClose={() => setChanging(null)} />}
    </>
  );
}

function State({ passed, at }: { passed: boolean; at: string | null | undefined }) {
  const t = useT();
  const format = useUsageFormat();
  return (
    <Group gap="xs">
      <Badge variant="light" color={passed ? "orange" : "teal"}>
        {passed ? t.passedAt : t.open}
      </Badge>
      {passed && <Text span size="sm">{format.dateTime(at)}</Text>}
    </Group>
  );
}

/** Sets a threshold, or another one: whose cost it is about stays. */
function AlertForm({ alert, onClose }: { alert: CostAlert | null; onClose: () => void }) {
  const t = useT();
  const me = useMe();
  const create = useCreateAlert();
  const change = useChangeAlert();
  const [whose, setWhose] = useState("mine");
  const [sum, setSum] = useState<number | string>(alert?.threshold ?? "");
  const [tried, setTried] = useState(false);
  const threshold = Number(sum);
  const title = alert ? t.change : t.add;
  const choices = [{ value: "mine", label: t.mine }, ...(can(me, "limit:write") ? [{ value: "team", label: t.teams }] : [])];
  function submit(event: { preventDefault: () => void }) {
    event.preventDefault();
    setTried(true);
    if (!(threshold > 0)) {
      return;
    }
    if (alert) {
      change.mutate({ params: { path: { id: alert.id } }, body: { threshold } }, { onSuccess: onClose });
    } else {
      create.mutate({ body: { user: whose === "mine" ? me.id : null, threshold } }, { onSuccess: onClose });
    }
  }
  return (
    <FormDialog title={alert ? t.changeTitle : title} opened onClose={onClose} onSubmit={submit} submit={title} busy={create.isPending || change.isPending} problem={create.error ?? change.error} fields={["threshold"]}>
      <Stack>
        {!alert && <Select label={t.whose} data={choices} value={whose} allowDeselect={false} onChange={(next) => setWhose(next ?? "mine")} />}
        <NumberInput label={t.sum} prefix="$" min={0} decimalScale={2} value={sum} onChange={setSum} error={tried && !(threshold > 0) ? t.sumNeeded : null} />
      </Stack>
    </FormDialog>
  );
}

function useWhose() {
  const t = useT();
  const me = useMe();
  return ({ user, userName }: CostAlert) => (user === me.id ? t.mine : user ? (userName ?? user) : t.teams);
}
