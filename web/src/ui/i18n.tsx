import { createContext, useContext, useEffect, useMemo, type ReactNode } from "react";

export const LANGUAGES = ["en", "vi"] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text, or a function from what it speaks of to the text: `rows: (n: number) => `${n} rows``. */
type Texts = Record<string, string | ((...values: never[]) => string)>;
type Same<T> = { readonly [K in keyof T]: T[K] extends string ? string : T[K] };

interface Locale {
  language: Language;
  timeZone: string | undefined;
}

const LocaleContext = createContext<Locale>({ language: "en", timeZone: undefined });

interface LocaleProviderProps {
  language: Language;
  timeZone?: string | undefined;
  children: ReactNode;
}

export function LocaleProvider({ language, timeZone, children }: LocaleProviderProps) {
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const locale = useMemo(() => ({ language, timeZone }), [language, timeZone]);
  return <LocaleContext value={locale}>{children}</LocaleContext>;
}

export function useLocale(): Locale {
  return useContext(LocaleContext);
}

/**
 * A feature's texts in every language. English says which texts there are; the compiler refuses a translation that lacks one or has another.
 * Returns the hook that gives the texts in the reader's language: `const t = useT(); t.title`.
 */
export function dictionary<T extends Texts>(texts: { en: T; vi: NoInfer<Same<T>> }): () => Same<T> {
  return function useT() {
    return texts[useLocale().language] as Same<T>;
  };
}

/** The language that fits a tag such as `vi-VN`; English where none does. */
export function languageOf(tag: string | null | undefined): Language {
  const name = (tag ?? "").toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.find((language) => language === name) ?? "en";
}
