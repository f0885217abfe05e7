import { Anchor, Button, Tabs, Text } from "@mantine/core";
import { Download } from "lucide-react";
import { useState } from "react";
import { DataTable, type DataColumn } from "@/ui/DataTable";
import { Panel } from "@/ui/Panel";
import { reportCsv, type UsageFilter, type UsagePart, type UsageReport } from "./usageApi";
import { useUsageFormat } from "./usageFormat";
import { useT } from "./usageTexts";

interface UsagePartsProps {
  report: UsageReport;
  filter: UsageFilter;
  onFilter: (filter: UsageFilter) => void;
}

type By = "model" | "user" | "key" | "kind" | "provider" | "team";

/** The sums by one thing at a time; a model, person or key can be clicked to see only that. */
export function UsageParts({ report, filter, onFilter }: UsagePartsProps) {
  const t = useT();
  const [by, setBy] = useState<By>("model");
  const { scope = "own" } = filter;
  const tabs: [By, string, boolean][] = [
    ["model", t.models, true],
    ["user", t.people, scope !== "own"],
    ["key", t.keys, true],
    ["kind", t.kinds, true],
    ["provider", t.providers, true],
    ["team", t.teams, scope === "all"],
  ];
  const parts = { model: report.models, user: report.users, key: report.keys, kind: report.kinds, provider: report.providers, team: report.teams };
  const shown = tabs.find(([name, , open]) => name === by && open)?.[0] ?? "model";
  return (
    <Panel>
      <Tabs value={shown} onChange={(next) => setBy((next ?? "model") as By)} keepMounted={false}>
        <Tabs.List mb="md" aria-label={t.by}>
          {tabs.filter(([, , open]) => open).map(([name, label]) => (
            <Tabs.Tab key={name} value={name}>
              {label}
            </Tabs.Tab>
          ))}
          <Button component="a" href={reportCsv(filter, shown)} download variant="subtle" size="compact-sm" ml="auto" leftSection={<Download size={16} aria-hidden />}>
            {t.download}
          </Button>
        </Tabs.List>
        <Tabs.Panel value={shown}>
          <PartTable by={shown} parts={parts[shown]} onPick={(id) => onFilter({ ...filter, [shown]: id })} />
        </Tabs.Panel>
      </Tabs>
    </Panel>
  );
}

const CLICKABLE: By[] = ["model", "user", "key"];

function PartTable({ by, parts, onPick }: { by: By; parts: UsagePart[]; onPick: (id: string) => void }) {
  const t = useT();
  const format = useUsageFormat();
  const named = { model: t.model, user: t.person, key: t.key, kind: t.kind, provider: t.provider, team: t.team };
  const columns: DataColumn<UsagePart>[] = [
    { header: named[by], names: true, cell: (part) => <PartName by={by} part={part} onPick={onPick} /> },
    { header: t.calls, align: "right", cell: ({ totals }) => format.number(totals.calls) },
    { header: t.successes, align: "right", cell: ({ totals }) => format.percent(totals.succeeded / totals.calls) },
    { header: t.input, align: "right", cell: ({ totals }) => format.number(totals.inputTokens) },
    { header: t.output, align: "right", cell: ({ totals }) => format.number(totals.outputTokens) },
    { header: t.tokens, align: "right", cell: ({ totals }) => format.number(totals.totalTokens) },
    { header: t.average, align: "right", cell: ({ totals }) => format.time(totals.averageMs) },
    { header: t.first, align: "right", cell: ({ totals }) => format.time(totals.averageFirstTokenMs) },
    ...(by === "model" ? [{ header: t.p95, align: "right" as const, cell: ({ p95Ms }: UsagePart) => format.time(p95Ms) }] : []),
    { header: t.cost, align: "right", cell: ({ totals }) => format.money(totals.cost) },
  ];
  return <DataTable label={named[by]} rows={parts} rowKey={({ id, provider }) => `${id} ${provider}`} columns={columns} />;
}

function PartName({ by, part: { id, name, provider }, onPick }: { by: By; part: UsagePart; onPick: (id: string) => void }) {
  const t = useT();
  const label = by === "kind" ? t[name as "chat"] : name || (id ? t.gone : t.noKey);
  return (
    <>
      {id && CLICKABLE.includes(by) ? (
        <Anchor component="button" type="button" ta="left" fz="sm" onClick={() => onPick(id)}>
          {label}
        </Anchor>
      ) : (
        label
      )}
      {by === "model" && (
        <Text size="xs" c="dimmed">
          {provider}
        </Text>
      )}
    </>
  );
}
