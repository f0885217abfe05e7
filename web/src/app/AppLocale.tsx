import { useLocalStorage } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useWhoAmI } from "@/features/iam/api";
import { languageOf, LocaleProvider } from "@/ui/i18n";

/** The language chosen before signing in. */
export function useGuestLanguage() {
  return useLocalStorage<string>({ key: "candela-language", defaultValue: navigator.language, getInitialValueInEffect: false });
}

/** Speaks the language of who is signed in, else the one chosen here, else the browser's. */
export function AppLocale({ children }: { children: ReactNode }) {
  const me = useWhoAmI();
  const [guest] = useGuestLanguage();
  const signedIn = me.data && !me.isError ? me.data : undefined;
  return (
    <LocaleProvider language={languageOf(signedIn?.locale ?? guest)} timeZone={signedIn?.timeZone}>
      {children}
    </LocaleProvider>
  );
}
