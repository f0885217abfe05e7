import { Anchor, Group, Stack, Text } from "@mantine/core";
import { Scissors } from "lucide-react";
import { useMemo } from "react";
import { ChartTypeSwitch } from "@/ui/chart/ChartTypeSwitch";
import { ChartView } from "@/ui/chart/ChartView";
import { drawnAs } from "@/ui/chart/data";
import type { ChartType } from "@/ui/chart/spec";
import { useT as useChartT } from "@/ui/chart/texts";
import { useFormat } from "@/ui/format";
import { ResultTable } from "@/ui/result/ResultTable";
import type { Row } from "@/ui/result/types";
import { useCan } from "@/ui/session";
import { useAllRows } from "./AllRows";
import { useAllRowsT } from "./allRowsTexts";
import { useRows, type Query } from "./api";
import { useT } from "./texts";

/** The ways in which a result can be drawn; the table has a place of its own. */
export function drawable(query: Query): ChartType[] {
  return query.chart ? query.chartTypes.filter((type) => type !== "table") : [];
}

interface ChartPanelProps {
  query: Query;
  type: ChartType;
  onType: (type: ChartType) => void;
}

/** The chart of an answer and the switch to other kinds. */
export function ChartPanel({ query, type, onType }: ChartPanelProps) {
  const t = useChartT();
  const format = useFormat();
  const types = drawable(query);
  const spec = useMemo(() => (query.chart ? drawnAs(query.chart, type, query.columns) : null), [query.chart, query.columns, type]);
  if (!spec) {
    return null;
  }
  return (
    <Stack gap="xs">
      {types.length > 1 && (
        <Group justify="space-between">
          <Text fw={600} size="sm">
            {spec.title}
          </Text>
          <ChartTypeSwitch types={types} chosen={type} onChoose={onType} />
        </Group>
      )}
      <ChartView spec={spec} columns={query.columns} rows={query.rows as Row[]} />
      {(query.rowCount ?? 0) > query.rows.length && (
        <Text size="sm" c="dimmed">
          {t.firstRows(format.number(query.rows.length))}
        </Text>
      )}
    </Stack>
  );
}

/** The rows of an answer; further pages come as one scrolls. */
export function TablePanel({ query }: { query: Query }) {
  const t = useT();
  const { rows, failed, ...more } = useRows(query);
  return (
    <Stack gap="xs">
      <ResultTable columns={query.columns} rows={rows} label={query.title} more={{ ...more, has: more.has && !failed }} />
      {failed && (
        <Text size="sm" c="red" role="alert">
          {t.rowsFailed}
        </Text>
      )}
      {query.truncated && <CutOff query={query} rows={query.rowCount ?? rows.length} />}
    </Stack>
  );
}

function CutOff({ query, rows }: { query: Query; rows: number }) {
  const t = useT();
  const allT = useAllRowsT();
  const format = useFormat();
  const all = useAllRows(query);
  const mayRun = useCan("query:run");
  return (
    <>
      <Group gap={6} c="dimmed">
        <Scissors size={15} aria-hidden />
        <Text size="sm">{t.truncated(format.number(rows))}</Text>
        {mayRun && (
          <Anchor component="button" type="button" size="sm" onClick={all.open}>
            {allT.openTruncated}
          </Anchor>
        )}
      </Group>
      {all.dialog}
    </>
  );
}
