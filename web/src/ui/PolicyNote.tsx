import { Group, Text } from "@mantine/core";
import { ShieldCheck } from "lucide-react";
import type { Api } from "@/api/client";
import { useFormat } from "./format";
import { dictionary } from "./i18n";

type Effect = Api["PolicyEffect"];

const useT = dictionary({
  en: {
    apply: (n: number, count: string, what: string) => `${n === 1 ? "1 policy applies" : `${count} policies apply`}: ${what}.`,
    rows: (table: string) => `you see only some rows of ${table}`,
    hide: (table: string) => `you do not see every column of ${table}`,
    null: (column: string) => `${column} is left empty`,
    partial: (column: string) => `${column} is shown in part`,
    hash: (column: string) => `${column} is shown as a code`,
    round: (column: string, step: string) => `${column} is rounded to ${step}`,
    year: (column: string) => `${column} is shown by year`,
    month: (column: string) => `${column} is shown by month`,
    day: (column: string) => `${column} is shown by day`,
  },
  vi: {
    apply: (_n: number, count: string, what: string) => `${count} chính sách được áp dụng: ${what}.`,
    rows: (table: string) => `bạn chỉ xem được một số dòng của ${table}`,
    hide: (table: string) => `bạn không xem được mọi cột của ${table}`,
    null: (column: string) => `${column} được để trống`,
    partial: (column: string) => `${column} chỉ hiện một phần`,
    hash: (column: string) => `${column} hiện dưới dạng mã`,
    round: (column: string, step: string) => `${column} được làm tròn đến ${step}`,
    year: (column: string) => `${column} chỉ hiện năm`,
    month: (column: string) => `${column} chỉ hiện tháng`,
    day: (column: string) => `${column} chỉ hiện ngày`,
  },
});

/** Says which data policies shaped what is shown, and how; nothing where none did. */
export function PolicyNote({ policies }: { policies: Effect[] }) {
  const t = useT();
  const format = useFormat();
  const names = [...new Set(policies.map(({ policy }) => policy))];
  const sentences = [...new Set(policies.map((effect) => said(effect, t, format.number)))];
  if (policies.length === 0) {
    return null;
  }
  return (
    <Group gap={6} wrap="nowrap" align="flex-start" c="dimmed">
      <ShieldCheck size={15} aria-hidden style={{ flexShrink: 0, marginTop: 3 }} />
      <Text size="sm" style={{ overflowWrap: "anywhere" }}>
        {t.apply(names.length, format.number(names.length), sentences.join("; "))} ({names.join(", ")})
      </Text>
    </Group>
  );
}

function said({ table, column, effect, step, unit }: Effect, t: ReturnType<typeof useT>, number: (value: number) => string): string {
  if (effect === "rows" || effect === "hide" || column == null) {
    return effect === "rows" ? t.rows(table) : t.hide(table);
  }
  if (effect === "truncate") {
    return t[unit ?? "day"](column);
  }
  return effect === "round" ? t.round(column, number(step ?? 1)) : t[effect](column);
}
