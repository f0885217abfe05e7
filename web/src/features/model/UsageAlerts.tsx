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
import { useCostAlerts, useCreateAlert, useDeleteAlert, type CostAlert } from "./usageApi";
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
      {form && <AlertForm onClose={formControl.close} />}
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
  const columns: DataColumn<CostAlert>[] = [
    { header: t.whose, names: true, cell: whose },
    { header: t.sum, align: "right", cell: ({ threshold }) => format.money(threshold) },
    { header: t.state, cell: ({ passed, passedAt }) => <State passed={passed} at={passedAt} /> },
    {
      header: shared.actions,
      quiet: true,
      align: "right",
      cell: ({ id, user, threshold }) =>
        (user === me.id || can(me, "limit:write")) && (
          <ConfirmButton
            size="compact-sm"
            aria-label={t.deleteOf(format.money(threshold))}
            title={t.deleteOf(format.money(threshold))}
            question={t.deleteQuestion}
            confirm={t.delete}
            onConfirm={() => remove.mutate({ params: { path: { id } } })}
          >
            {t.delete}
          </ConfirmButton>
        ),
    },
  ];
  return (
    <>
      <ProblemAlert problem={remove.error} />
      <DataTable label={t.alerts} rows={rows} rowKey={({ id }) => id} columns={columns} />
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

function AlertForm({ onClose }: { onClose: () => void }) {
  const t = useT();
  const me = useMe();
  const create = useCreateAlert();
  const [whose, setWhose] = useState("mine");
  const [sum, setSum] = useState<number | string>("");
  const [tried, setTried] = useState(false);
  const threshold = Number(sum);
  const choices = [{ value: "mine", label: t.mine }, ...(can(me, "limit:write") ? [{ value: "team", label: t.teams }] : [])];
  function submit(event: { preventDefault: () => void }) {
    event.preventDefault();
    setTried(true);
    if (threshold > 0) {
      create.mutate({ body: { user: whose === "mine" ? me.id : null, threshold } }, { onSuccess: onClose });
    }
  }
  return (
    <FormDialog title={t.add} opened onClose={onClose} onSubmit={submit} submit={t.add} busy={create.isPending} problem={create.error} fields={["threshold"]}>
      <Stack>
        <Select label={t.whose} data={choices} value={whose} allowDeselect={false} onChange={(next) => setWhose(next ?? "mine")} />
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
