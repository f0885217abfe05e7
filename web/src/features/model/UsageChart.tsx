import { Button, Group, SegmentedControl } from "@mantine/core";
import { Download } from "lucide-react";
import { useMemo, useState } from "react";
import { ChartView } from "@/ui/chart/ChartView";
import type { ChartSpec } from "@/ui/chart/spec";
import { Panel } from "@/ui/Panel";
import { reportCsv, type UsageFilter, type UsageReport } from "./usageApi";
import { usageSeries, type UsageMeasure } from "./usageSeries";
import { useT } from "./usageTexts";

/** Each day or hour, stacked by model. */
export function UsageChart({ report, filter }: { report: UsageReport; filter: UsageFilter }) {
  const t = useT();
  const [measure, setMeasure] = useState<UsageMeasure>("cost");
  const names = { cost: t.cost, totalTokens: t.tokens, calls: t.calls };
  const name = names[measure];
  const { columns, rows } = useMemo(() => usageSeries(report, measure, { measure: name, other: t.other }), [report, measure, name, t.other]);
  const spec: ChartSpec = { type: "bar", x: "step", y: [name], series: "model", title: t.chartTitle, horizontal: false, stacked: true };
  return (
    <Panel
      title={t.chartTitle}
      description={report.period.step === "hour" ? t.byHour : t.byDay}
      actions={
        <Group gap="xs">
          <SegmentedControl
            aria-label={t.chart}
            data={Object.entries(names).map(([value, label]) => ({ value, label }))}
            value={measure}
            onChange={(next) => setMeasure(next as UsageMeasure)}
          />
          <Button component="a" href={reportCsv(filter, "step")} download variant="default" leftSection={<Download size={16} aria-hidden />}>
            {t.download}
          </Button>
        </Group>
      }
    >
      <ChartView spec={spec} columns={columns} rows={rows} />
    </Panel>
  );
}
