import { useMemo } from "react";
import { useFormat } from "@/ui/format";
import { useLocale } from "@/ui/i18n";

/** Money, large counts and times as the reader writes them. A missing value is a dash. */
export function useUsageFormat() {
  const { language } = useLocale();
  const plain = useFormat();
  return useMemo(() => {
    const compact = new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 1 });
    return {
      ...plain,
      money: (usd: number | null | undefined) => money(language, usd),
      compact: (count: number) => compact.format(count),
      time: (millis: number | null | undefined) => (millis === null || millis === undefined ? "–" : plain.duration(millis)),
    };
  }, [language, plain]);
}

/** US dollars; of sums below a cent as many digits as tell something. */
export function money(language: string, usd: number | null | undefined): string {
  if (usd === null || usd === undefined) {
    return "–";
  }
  const digits = usd === 0 || Math.abs(usd) >= 1 ? 2 : Math.max(2, Math.min(12, 1 - Math.floor(Math.log10(Math.abs(usd)))));
  return new Intl.NumberFormat(language, { style: "currency", currency: "USD", minimumFractionDigits: 2, maximumFractionDigits: digits }).format(usd);
}
