import { useMemo } from "react";
import { useFormat } from "@/ui/format";
import { useLocale } from "@/ui/i18n";
import { useT } from "./usageTexts";

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

/** Words for the pictures and the spoken characters that calls used beside tokens; empty where there are none. */
export function usePieces(): (used: { images: number; characters: number }) => string {
  const t = useT();
  const format = useFormat();
  return ({ images, characters }) => [images > 0 && t.images(images, format.number(images)), characters > 0 && t.characters(format.number(characters))].filter(Boolean).join(", ");
}

/** US dollars; of sums below a cent as many digits as tell something. */
export function money(language: string, usd: number | null | undefined): string {
  if (usd === null || usd === undefined) {
    return "–";
  }
  const digits = usd === 0 || Math.abs(usd) >= 1 ? 2 : Math.max(2, Math.min(12, 1 - Math.floor(Math.log10(Math.abs(usd)))));
  return new Intl.NumberFormat(language, { style: "currency", currency: "USD", minimumFractionDigits: 2, maximumFractionDigits: digits }).format(usd);
}
