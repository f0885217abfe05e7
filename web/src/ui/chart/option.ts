import type { EChartsCoreOption } from "echarts/core";
import { compactNumber } from "../result/format";
import type { ChartData, Series } from "./data";
import type { ChartColours } from "./palette";
import type { ChartSpec } from "./spec";

/** What a drawing needs beside its data. */
export interface Drawing {
  colours: ChartColours;
  locale: string;
  font: string;
  narrow: boolean;
}

const MOST_LABELS_WITHOUT_ZOOM = 60;

/** Builds the drawing instructions for one chart. */
export function chartOption(spec: ChartSpec, data: ChartData, drawing: Drawing): EChartsCoreOption {
  return { ...frame(data, drawing), ...body(spec, data, drawing) };
}

function body(spec: ChartSpec, data: ChartData, drawing: Drawing): EChartsCoreOption {
  switch (spec.type) {
    case "pie":
    case "doughnut":
      return ring(spec, data, drawing);
    case "scatter":
      return cloud(spec, data, drawing);
    default:
      return axes(spec, data, drawing);
  }
}

function frame(data: ChartData, { colours, font }: Drawing): EChartsCoreOption {
  return {
    color: colours.series,
    textStyle: { fontFamily: font, color: colours.text },
    animationDuration: 350,
    legend: {
      show: data.series.length > 1 || data.clouds.length > 1,
      type: "scroll",
      top: 0,
      icon: "roundRect",
      itemWidth: 12,
      itemHeight: 12,
      textStyle: { color: colours.text },
      pageTextStyle: { color: colours.text },
      pageIconColor: colours.text,
    },
  };
}

function tooltip({ colours }: Drawing, data: ChartData, trigger: "axis" | "item") {
  return {
    trigger,
    confine: true,
    backgroundColor: colours.surface,
    borderColor: colours.line,
    textStyle: { color: colours.text, fontSize: 13 },
    valueFormatter: (value: unknown) => data.format(typeof value === "number" ? value : null) || "–",
    axisPointer: { type: trigger === "axis" ? "shadow" : "none" },
  };
}

function axes(spec: ChartSpec, data: ChartData, drawing: Drawing): EChartsCoreOption {
  const categories = categoryAxis(spec, data, drawing);
  const values = valueAxis(drawing);
  const long = data.labels.length > MOST_LABELS_WITHOUT_ZOOM;
  return {
    grid: { left: 8, right: 20, top: data.series.length > 1 ? 40 : 14, bottom: long ? 44 : 8, containLabel: true },
    tooltip: tooltip(drawing, data, "axis"),
    xAxis: spec.horizontal ? values : categories,
    yAxis: spec.horizontal ? categories : values,
    ...(long && !spec.horizontal ? { dataZoom: [{ type: "slider", height: 22, bottom: 8 }, { type: "inside" }] } : {}),
    series: data.series.map((one) => axisSeries(spec, one, data.labels.length)),
  };
}

function categoryAxis(spec: ChartSpec, data: ChartData, { colours, narrow }: Drawing) {
  const steep = !spec.horizontal && data.labels.some((label) => label.length > 12) && data.labels.length > 4;
  return {
    type: "category",
    data: data.labels,
    inverse: spec.horizontal,
    boundaryGap: spec.type === "bar",
    axisTick: { show: false },
    axisLine: { lineStyle: { color: colours.line } },
    axisLabel: {
      color: colours.faint,
      hideOverlap: true,
      rotate: steep ? 35 : 0,
      overflow: "truncate",
      width: spec.horizontal ? (narrow ? 96 : 170) : 110,
    },
  };
}

function valueAxis({ colours, locale, narrow }: Drawing) {
  const compact = compactNumber(locale);
  return {
    type: "value",
    axisLabel: { color: colours.faint, formatter: (value: number) => compact(value), hideOverlap: true },
    splitLine: { lineStyle: { color: colours.line } },
    splitNumber: narrow ? 3 : 5,
  };
}

function axisSeries(spec: ChartSpec, one: Series, points: number) {
  const common = { name: one.name, data: one.values, ...(spec.stacked ? { stack: "all" } : {}) };
  if (spec.type === "bar") {
    const radius = spec.horizontal ? [0, 4, 4, 0] : [4, 4, 0, 0];
    return { ...common, type: "bar", barMaxWidth: 44, itemStyle: { borderRadius: spec.stacked ? 0 : radius } };
  }
  return {
    ...common,
    type: "line",
    symbolSize: 7,
    showSymbol: points <= 40,
    lineStyle: { width: 2.5 },
    ...(spec.type === "area" ? { areaStyle: { opacity: 0.22 } } : {}),
  };
}

function ring(spec: ChartSpec, data: ChartData, drawing: Drawing): EChartsCoreOption {
  const values = data.series[0]?.values ?? [];
  const { colours, narrow } = drawing;
  return {
    tooltip: tooltip(drawing, data, "item"),
    legend: {
      type: "scroll",
      bottom: 0,
      show: narrow,
      textStyle: { color: colours.text },
      pageTextStyle: { color: colours.text },
      pageIconColor: colours.text,
    },
    series: [
      {
        type: "pie",
        name: spec.y[0] ?? "",
        radius: spec.type === "doughnut" ? ["44%", "72%"] : "72%",
        center: ["50%", narrow ? "46%" : "50%"],
        itemStyle: { borderColor: colours.surface, borderWidth: 2 },
        label: { show: !narrow, formatter: "{b}  {d}%", color: colours.text },
        data: data.labels.map((name, index) => ({ name, value: values[index] ?? 0 })),
      },
    ],
  };
}

function cloud(spec: ChartSpec, data: ChartData, drawing: Drawing): EChartsCoreOption {
  const axis = valueAxis(drawing);
  const named = { nameLocation: "middle", nameTextStyle: { color: drawing.colours.faint } };
  const { clouds } = data;
  return {
    grid: { left: 24, right: 24, top: clouds.length > 1 ? 40 : 14, bottom: 28, containLabel: true },
    tooltip: { ...tooltip(drawing, data, "item"), valueFormatter: pairFormat(drawing.locale) },
    xAxis: { ...axis, ...named, name: spec.x, nameGap: 28, scale: true },
    yAxis: { ...axis, ...named, name: spec.y[0] ?? "", nameGap: 48, scale: true },
    series: clouds.map((one) => ({ type: "scatter", name: one.name, symbolSize: 9, data: one.values, itemStyle: { opacity: 0.75 } })),
  };
}

function pairFormat(locale: string) {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  return (value: unknown) => (Array.isArray(value) ? value.map((part) => format.format(Number(part))).join(" · ") : String(value));
}
