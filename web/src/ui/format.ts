import { useMemo } from "react";
import { useLocale } from "./i18n";

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

type Moment = string | null | undefined;

/** Numbers and moments as the reader writes them, in the reader's time zone. A missing moment is a dash. */
export function useFormat() {
  const { language, timeZone } = useLocale();
  return useMemo(() => formats(language, timeZone), [language, timeZone]);
}

export type Format = ReturnType<typeof formats>;

export function formats(language: string, timeZone?: string) {
  const zone = timeZone ? { timeZone } : {};
  const number = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
  const date = new Intl.DateTimeFormat(language, { dateStyle: "medium", ...zone });
  const dateTime = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short", ...zone });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  return {
    number: (value: number) => number.format(value),
    percent: (share: number) => percent.format(share),
    date: (moment: Moment) => (moment ? date.format(new Date(moment)) : "–"),
    dateTime: (moment: Moment) => (moment ? dateTime.format(new Date(moment)) : "–"),
    ago: (moment: Moment, now = Date.now()) => (moment ? ago(relative, new Date(moment).getTime(), now) : "–"),
    duration: (millis: number) => duration(language, millis),
    bytes: (size: number) => bytes(language, size),
  };
}

function ago(relative: Intl.RelativeTimeFormat, then: number, now: number): string {
  const seconds = Math.round((then - now) / 1000);
  const [unit, size] = UNITS.find(([, each]) => Math.abs(seconds) >= each) ?? ["second", 1];
  return unit === "second" ? relative.format(0, "second") : relative.format(Math.round(seconds / size), unit);
}

function duration(language: string, millis: number): string {
  const [value, unit] = millis < 1000 ? [millis, "millisecond"] : [millis / 1000, "second"];
  return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: 1 }).format(value);
}

function bytes(language: string, size: number): string {
  const names = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"];
  const step = Math.min(names.length - 1, size < 1 ? 0 : Math.floor(Math.log10(size) / 3));
  const unit = names[step] ?? "byte";
  return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: 1 }).format(size / 1000 ** step);
}
