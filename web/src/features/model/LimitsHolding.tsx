import { Badge, Group, Progress, Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { DataTable, type DataColumn } from "@/ui/DataTable";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { can, useMe } from "@/ui/session";
import { useEffectiveLimits, type EffectiveLimit, type LimitedCall } from "./limitApi";
import { useT } from "./limitTexts";
import { useLimitNames, useLimitWords } from "./limitWords";
import { useUsageFormat } from "./usageFormat";

/** Which limits hold for a call, what is used of them, and why they hold. */
export function LimitsHolding() {
  const t = useT();
  const { models } = useLimitNames();
  const [call, setCall] = useState<Partial<LimitedCall>>({});
  const model = call.model ?? models[0]?.id;
  return (
    <Panel title={t.holds} description={t.holdsText}>
      {model ? (
        <Stack>
          <CallChoice call={{ ...call, model }} onChange={setCall} />
          <Holding call={{ ...call, model }} />
        </Stack>
      ) : (
        <Text c="dimmed">{t.noModel}</Text>
      )}
    </Panel>
  );
}

function CallChoice({ call, onChange }: { call: LimitedCall; onChange: (call: LimitedCall) => void }) {
  const t = useT();
  const me = useMe();
  const { models, keys, people } = useLimitNames();
  const others = people.filter(({ user }) => user !== me.id).map(({ user, displayName }) => ({ value: user, label: displayName }));
  return (
    <Group align="end" wrap="wrap">
      <Select label={t.model} data={models.map(({ id, name }) => ({ value: id, label: name }))} value={call.model} allowDeselect={false} searchable onChange={(model) => model && onChange({ ...call, model })} />
      {can(me, "limit:write") && (
        <Select label={t.person} data={[{ value: me.id, label: me.displayName }, ...others]} value={call.user ?? me.id} allowDeselect={false} searchable onChange={(user) => user && onChange({ ...call, user })} />
      )}
      {keys.length > 0 && (
        <Select
          label={t.key}
          data={[{ value: "", label: t.noKey }, ...keys.map(({ id, name }) => ({ value: id, label: name }))]}
          value={call.key ?? ""}
          allowDeselect={false}
          onChange={(key) => onChange({ model: call.model, ...(call.user ? { user: call.user } : {}), ...(key ? { key } : {}) })}
        />
      )}
    </Group>
  );
}

function Holding({ call }: { call: LimitedCall }) {
  const t = useT();
  const format = useUsageFormat();
  const { says } = useLimitWords();
  const holding = useEffectiveLimits(call);
  const rows = holding.data?.items ?? [];
  const columns: DataColumn<EffectiveLimit>[] = [
    { header: t.limit, names: true, cell: ({ limit }) => says(limit) },
    { header: t.used, cell: (row) => <Used row={row} /> },
    { header: t.resets, cell: ({ resetsAt }) => format.dateTime(resetsAt) },
    { header: t.why, cell: ({ limit, setAsideBy }) => (setAsideBy ? <Badge variant="light" color="gray">{t.setAside}</Badge> : limit.ofAll ? t.byInstallation : t.byTeam) },
  ];
  return (
    <>
      <ProblemAlert problem={holding.error} />
      {holding.data && rows.length === 0 && <Text c="dimmed">{t.nothing}</Text>}
      {rows.length > 0 && <DataTable label={t.holds} rows={rows} rowKey={({ limit }) => limit.id} columns={columns} />}
    </>
  );
}

function Used({ row }: { row: EffectiveLimit }) {
  const t = useT();
  const { amount, bare } = useLimitWords();
  const most = row.limit.amount;
  const words = t.of(bare(row.limit, row.used), amount(row.limit, most));
  const share = most ? Math.min(100, (100 * row.used) / most) : 0;
  return (
    <Stack gap={4} miw={160}>
      <Text size="sm">{words}</Text>
      {most !== null && most !== undefined && <Progress value={share} color={share >= 100 ? "red" : share >= (row.limit.warnAt ?? 80) ? "orange" : "teal"} aria-label={words} />}
      {row.reserved > 0 && <Text size="xs" c="dimmed">{t.reserved(amount(row.limit, row.reserved))}</Text>}
      {row.writtenOff > 0 && <Text size="xs" c="dimmed">{t.writtenOff(amount(row.limit, row.writtenOff))}</Text>}
    </Stack>
  );
}
