import type { Language } from "@/ui/i18n";

/** Each language in its own words. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: "English", vi: "Tiếng Việt" };
