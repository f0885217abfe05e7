import { Badge, Button, Group, Modal, Select, Stack, Table, Text } from "@mantine/core";
import { Download } from "lucide-react";
import { useState } from "react";
import { DataTable, type DataColumn } from "@/ui/DataTable";
import { Loading } from "@/ui/Loading";
import { MoreButton } from "@/ui/MoreButton";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { callsCsv, OUTCOMES, useUsageCalls, type UsageCall, type UsageFilter, type UsageOutcome } from "./usageApi";
import { usePieces, useUsageFormat } from "./usageFormat";
import { useT } from "./usageTexts";

const COLOURS: Record<UsageOutcome, string> = { ok: "teal", failed: "red", cancelled: "gray", refused_by_limit: "orange", blocked_by_guard: "grape" };

/** Every single call, newest first. */
export function UsageCalls({ filter, onFilter }: { filter: UsageFilter; onFilter: (filter: UsageFilter) => void }) {
  const t = useT();
  const calls = useUsageCalls(filter);
  const rows = calls.data?.pages.flatMap(({ items }) => items) ?? [];
  function choose(outcome: string | null) {
    const rest = { ...filter };
    delete rest.outcome;
    onFilter(outcome ? { ...rest, outcome: outcome as UsageOutcome } : rest);
  }
  return (
    <Panel
      title={t.calls}
      description={t.callsText}
      actions={
        <Group gap="xs">
          <Select
            aria-label={t.outcome}
            placeholder={t.everyOutcome}
            data={OUTCOMES.map((value) => ({ value, label: t[value] }))}
            value={filter.outcome ?? null}
            onChange={choose}
            clearable
            w="11rem"
          />
          <Button component="a" href={callsCsv(filter)} download variant="default" leftSection={<Download size={16} aria-hidden />}>
            {t.download}
          </Button>
        </Group>
      }
    >
      <ProblemAlert problem={calls.error} onRetry={() => void calls.refetch()} />
      {calls.isPending && <Loading />}
      {rows.length > 0 && <CallTable rows={rows} />}
      <MoreButton list={calls} />
    </Panel>
  );
}

function CallTable({ rows }: { rows: UsageCall[] }) {
  const t = useT();
  const format = useUsageFormat();
  const used = usePieces();
  const [open, setOpen] = useState<UsageCall | null>(null);
  const columns: DataColumn<UsageCall>[] = [
    { header: t.time, names: true, cell: ({ at }) => <Text span size="sm">{format.dateTime(at)}</Text> },
    { header: t.model, cell: ({ model }) => model },
    { header: t.person, cell: ({ userName, keyName }) => <Who name={userName || t.gone} keyName={keyName} /> },
    { header: t.outcome, cell: ({ outcome, calls }) => <OutcomeBadge outcome={outcome as UsageOutcome} calls={calls} /> },
    { header: t.tokens, align: "right", cell: (call) => used(call) || format.number(call.totalTokens) },
    { header: t.duration, align: "right", cell: ({ durationMs }) => format.time(durationMs) },
    { header: t.cost, align: "right", cell: ({ cost, priceKnown }) => (priceKnown ? format.money(cost) : "–") },
    {
      header: t.details,
      quiet: true,
      align: "right",
      cell: (call) => (
        <Button size="compact-sm" variant="default" aria-label={t.detailsOf(call.model, format.dateTime(call.at))} onClick={() => setOpen(call)}>
          {t.details}
        </Button>
      ),
    },
  ];
  return (
    <>
      <DataTable label={t.calls} rows={rows} rowKey={({ id }) => id} columns={columns} />
      {open && <CallDetails call={open} onClose={() => setOpen(null)} />}
    </>
  );
}

function Who({ name, keyName }: { name: string; keyName: string }) {
  return (
    <Stack gap={0}>
      <span>{name}</span>
      {keyName && (
        <Text span size="xs" c="dimmed">
          {keyName}
        </Text>
      )}
    </Stack>
  );
}

/** Calls that were refused within one minute stand together. */
function OutcomeBadge({ outcome, calls }: { outcome: UsageOutcome; calls: number }) {
  const t = useT();
  const format = useUsageFormat();
  return (
    <Badge variant="light" color={COLOURS[outcome]}>
      {calls === 1 ? t[outcome] : `${t[outcome]} × ${format.number(calls)}`}
    </Badge>
  );
}

function CallDetails({ call, onClose }: { call: UsageCall; onClose: () => void }) {
  const t = useT();
  const format = useUsageFormat();
  const used = usePieces()(call);
  const facts: [string, string][] = [
    [t.time, format.dateTime(call.at)],
    [t.model, `${call.model} (${call.provider})`],
    [t.kind, t[call.kind as "chat"]],
    [t.purpose, call.purpose],
    [t.outcome, t[call.outcome as UsageOutcome]],
    [t.route, call.route],
    [t.tokens, `${t.tokensParts(format.number(call.inputTokens), format.number(call.outputTokens))}${call.tokensKnown ? "" : `. ${t.estimated}`}`],
    ...(used ? [[t.pieces, used] as [string, string]] : []),
    ...(call.calls > 1 ? [[t.calls, format.number(call.calls)] as [string, string]] : []),
    [t.duration, format.time(call.durationMs)],
    [t.first, format.time(call.firstTokenMs)],
    [t.overhead, format.time(call.overheadMs)],
    [t.cost, call.priceKnown ? format.money(call.cost) : "–"],
    ...(call.failure ? [[t.failure, call.failure] as [string, string]] : []),
  ];
  return (
    <Modal opened onClose={onClose} title={t.call} closeButtonProps={{ "aria-label": t.close }}>
      <Table variant="vertical" aria-label={t.details}>
        <Table.Tbody>
          {facts.map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th w="9rem">{name}</Table.Th>
              <Table.Td style={{ overflowWrap: "anywhere" }}>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
