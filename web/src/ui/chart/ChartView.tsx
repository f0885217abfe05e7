import { Box, Center, Loader, Text, useComputedColorScheme } from "@mantine/core";
import { lazy, Suspense, useMemo } from "react";
import { useLocale } from "../i18n";
import type { ResultColumn, Row } from "../result/types";
import { BigNumber } from "./BigNumber";
import { chartData, type ChartData } from "./data";
import type { ChartSpec } from "./spec";
import { useT } from "./texts";

const ChartCanvas = lazy(() => import("./ChartCanvas"));
const USUAL_HEIGHT = 340;
const TALLEST = 720;

interface ChartViewProps {
  spec: ChartSpec;
  columns: ResultColumn[];
  rows: readonly Row[];
}

/** Draws a result as its specification says, in the colours of the page; a screen reader hears what it shows. */
export function ChartView({ spec, columns, rows }: ChartViewProps) {
  const t = useT();
  const { language } = useLocale();
  const scheme = useComputedColorScheme("light");
  const data = useMemo(() => chartData(spec, columns, rows, language), [spec, columns, rows, language]);
  if (spec.type === "number") {
    return <BigNumber columns={columns} row={rows[0] ?? []} />;
  }
  if (!data) {
    return (
      <Text c="dimmed" py="lg">
        {t.cannotDraw}
      </Text>
    );
  }
  const height = heightOf(spec, data);
  return (
    <Box role="img" aria-label={describe(spec, data, t)} mih={height}>
      <Suspense fallback={<Center h={height} children={<Loader aria-hidden />} />}>
        <ChartCanvas spec={spec} data={data} scheme={scheme} locale={language} height={height} />
      </Suspense>
    </Box>
  );
}

function heightOf(spec: ChartSpec, data: ChartData): number {
  return spec.horizontal ? Math.min(TALLEST, Math.max(180, 48 + data.labels.length * Math.max(30, data.series.length * 14))) : USUAL_HEIGHT;
}

function describe(spec: ChartSpec, data: ChartData, t: ReturnType<typeof useT>): string {
  const values = data.series.flatMap(({ values }) => values).filter((value) => value !== null);
  const dots = data.clouds.flatMap(({ values }) => values.map(([, y]) => y));
  const all = spec.type === "scatter" ? dots : values;
  const bound = (pick: (a: number, b: number) => number) => (all.length > 0 ? data.format(all.reduce((a, b) => pick(a, b))) : "–");
  return t.described({
    kind: t[spec.type],
    title: spec.title,
    points: all.length,
    least: bound(Math.min),
    greatest: bound(Math.max),
  });
}
