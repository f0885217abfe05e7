import type { ResultColumn, Row } from "@/ui/result/types";
import type { UsageReport } from "./usageApi";

export type UsageMeasure = "cost" | "totalTokens" | "calls";

const MOST_MODELS = 7;

/** The report laid out as a result that charts draw: each hour or day, those without calls too; models beyond the largest are one. */
export function usageSeries({ period, series, models }: UsageReport, measure: UsageMeasure, names: { measure: string; other: string }) {
  const largest = [...models].sort((one, other) => other.totals[measure] - one.totals[measure]).slice(0, MOST_MODELS);
  const shown = new Set(largest.map(({ name }) => name));
  const sums = new Map<string, number>();
  for (const { at, model, totals } of series) {
    const key = `${at}\n${shown.has(model) ? model : names.other}`;
    sums.set(key, (sums.get(key) ?? 0) + totals[measure]);
  }
  const drawn = [...shown, ...(models.length > MOST_MODELS ? [names.other] : [])];
  const rows: Row[] = period.steps.flatMap((at) => drawn.map((model) => [label(at, period), model, sums.get(`${at}\n${model}`) ?? 0]));
  const columns: ResultColumn[] = [
    { name: "step", type: period.step === "day" ? "date" : "text" },
    { name: "model", type: "text" },
    { name: names.measure, type: measure === "cost" ? "decimal" : "integer" },
  ];
  return { columns, rows };
}

/** A day as the calendar has it where the report's days begin; an hour by its clock. */
function label(at: string, { step, zone }: UsageReport["period"]): string {
  const moment = new Date(at);
  return step === "day"
    ? new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(moment)
    : new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(moment);
}
