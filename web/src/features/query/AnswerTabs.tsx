import { Tabs } from "@mantine/core";
import { ChartColumn, Code, Lightbulb, Table } from "lucide-react";
import type { ChartType } from "@/ui/chart/spec";
import type { Query } from "./api";
import classes from "./AnswerTabs.module.css";
import { ChartPanel, TablePanel } from "./ResultPanels";
import { SqlPanel } from "./SqlPanel";
import { useT } from "./texts";
import { Understanding } from "./Understanding";

export type AnswerView = "chart" | "table" | "sql" | "how";

interface AnswerTabsProps {
  query: Query;
  view: AnswerView;
  onView: (view: AnswerView) => void;
  chartType: ChartType | null;
  onChartType: (type: ChartType) => void;
}

/** The sides of an answer: chart, table, SQL, understanding. Only what is looked at is built. */
export function AnswerTabs({ query, view, onView, chartType, onChartType }: AnswerTabsProps) {
  const t = useT();
  const ran = query.columns.length > 0;
  return (
    <Tabs value={view} onChange={(value) => onView(value as AnswerView)} keepMounted={false} className={classes["tabs"] ?? ""}>
      <Tabs.List mb="md" className={classes["list"] ?? ""}>
        {chartType && (
          <Tabs.Tab value="chart" leftSection={<ChartColumn size={15} aria-hidden />}>
            {t.chartTab}
          </Tabs.Tab>
        )}
        {ran && (
          <Tabs.Tab value="table" leftSection={<Table size={15} aria-hidden />}>
            {t.tableTab}
          </Tabs.Tab>
        )}
        <Tabs.Tab value="sql" leftSection={<Code size={15} aria-hidden />}>
          {t.sqlTab}
        </Tabs.Tab>
        <Tabs.Tab value="how" leftSection={<Lightbulb size={15} aria-hidden />}>
          {t.howTab}
        </Tabs.Tab>
      </Tabs.List>
      {chartType && (
        <Tabs.Panel value="chart">
          <ChartPanel query={query} type={chartType} onType={onChartType} />
        </Tabs.Panel>
      )}
      {ran && (
        <Tabs.Panel value="table">
          <TablePanel query={query} />
        </Tabs.Panel>
      )}
      <Tabs.Panel value="sql">
        <SqlPanel query={query} />
      </Tabs.Panel>
      <Tabs.Panel value="how">
        <Understanding query={query} />
      </Tabs.Panel>
    </Tabs>
  );
}
