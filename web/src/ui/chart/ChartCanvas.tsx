import { useElementSize } from "@mantine/hooks";
import { BarChart, LineChart, PieChart, ScatterChart } from "echarts/charts";
import { DataZoomComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import type { ChartData } from "./data";
import { chartOption } from "./option";
import { chartColours } from "./palette";
import type { ChartSpec } from "./spec";

echarts.use([BarChart, LineChart, PieChart, ScatterChart, GridComponent, TooltipComponent, LegendComponent, DataZoomComponent, CanvasRenderer]);

const NARROW = 520;

interface ChartCanvasProps {
  spec: ChartSpec;
  data: ChartData;
  scheme: "light" | "dark";
  locale: string;
  height: number;
}

/** The drawing itself; loaded only where a chart is shown. */
export default function ChartCanvas({ spec, data, scheme, locale, height }: ChartCanvasProps) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!host.current || width === 0) {
      return undefined;
    }
    const chart = echarts.init(host.current, null, { width, height });
    const { fontFamily } = getComputedStyle(host.current);
    chart.setOption(chartOption(spec, data, { colours: chartColours(scheme), locale, font: fontFamily, narrow: width < NARROW }));
    return () => chart.dispose();
  }, [spec, data, scheme, locale, width, height]);
  return (
    <div ref={ref} style={{ width: "100%", height, overflow: "hidden" }}>
      <div ref={host} />
    </div>
  );
}
