import { useMemo } from "react";
import { useLocale } from "@/ui/i18n";
import type { PriceUnit } from "./api";
import { useT } from "./texts";

interface Priced {
  priceUnit: PriceUnit;
  inputPrice?: number | null;
  outputPrice?: number | null;
}

/**
 * Words for what 1,000,000 tokens cost, those that go in and those that come out, or what a piece costs, with its unit.
 * A price that nobody knows is never shown as nothing.
 */
export function usePrice(): (model: Priced) => string {
  const t = useT();
  const { language } = useLocale();
  return useMemo(() => {
    const money = new Intl.NumberFormat(language, { style: "currency", currency: "USD", maximumFractionDigits: 6 });
    return ({ priceUnit, inputPrice, outputPrice }) => {
      if (inputPrice == null && outputPrice == null) {
        return t.priceUnknown;
      }
      if (!inputPrice && !outputPrice && (inputPrice === 0 || outputPrice === 0)) {
        return t.free;
      }
      if (priceUnit !== "tokens") {
        return t[`price_${priceUnit}`](money.format(inputPrice ?? outputPrice ?? 0));
      }
      return [inputPrice != null && t.priceIn(money.format(inputPrice)), outputPrice != null && t.priceOut(money.format(outputPrice))].filter(Boolean).join(" · ");
    };
  }, [language, t]);
}
