import { Paper, SimpleGrid, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useUsageMonth, type UsageReport, type UsageScope } from "./usageApi";
import { usePieces, useUsageFormat } from "./usageFormat";
import { useT } from "./usageTexts";

/** The month's cost with its forecast, and what the period came to. */
export function UsageCards({ report: { totals, before, p95Ms }, scope }: { report: UsageReport; scope: UsageScope }) {
  const t = useT();
  const format = useUsageFormat();
  const pieces = usePieces()(totals);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, lg: 5 }} spacing="sm">
      <MonthCard scope={scope} />
      <Card label={t.cost} value={format.money(totals.cost)}>
        <Compared now={totals.cost} before={before.cost} />
        {totals.unpricedCalls > 0 && <div>{t.unpriced(format.number(totals.unpricedCalls))}</div>}
      </Card>
      <Card label={t.tokens} value={format.compact(totals.totalTokens)}>
        <div>{t.tokensParts(format.compact(totals.inputTokens), format.compact(totals.outputTokens))}</div>
        {pieces && <div>{pieces}</div>}
      </Card>
      <Card label={t.calls} value={format.compact(totals.calls)}>
        <Compared now={totals.calls} before={before.calls} />
      </Card>
      <Card label={t.successes} value={totals.calls === 0 ? "–" : format.percent(totals.succeeded / totals.calls)}>
        <div>
          {t.average}: {format.time(totals.averageMs)}
        </div>
        <div>
          {t.p95}: {format.time(p95Ms)}
        </div>
      </Card>
    </SimpleGrid>
  );
}

function MonthCard({ scope }: { scope: UsageScope }) {
  const t = useT();
  const format = useUsageFormat();
  const { data: month } = useUsageMonth(scope);
  const expected = month?.expected ?? null;
  return (
    <Card label={t.costMonth} value={format.money(month?.soFar)}>
      {month && (expected === null ? t.noForecast : t.forecast(format.money(expected), format.money(month.low), format.money(month.high)))}
    </Card>
  );
}

function Compared({ now, before }: { now: number; before: number }) {
  const t = useT();
  const format = useUsageFormat();
  if (before === 0 || now === before) {
    return null;
  }
  const share = format.percent(Math.abs(now - before) / before);
  return <div>{now > before ? t.more(share) : t.less(share)}</div>;
}

function Card({ label, value, children }: { label: string; value: string; children: ReactNode }) {
  return (
    <Paper withBorder p="md" component="section" aria-label={label}>
      <Stack gap={2}>
        <Text size="sm" c="dimmed">
          {label}
        </Text>
        <Text fz={26} fw={700} lh={1.2} style={{ fontVariantNumeric: "tabular-nums" }}>
          {value}
        </Text>
        <Text size="xs" c="dimmed" component="div">
          {children}
        </Text>
      </Stack>
    </Paper>
  );
}
