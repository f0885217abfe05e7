import { dictionary } from "@/ui/i18n";
import { TextLink } from "@/ui/links";

const useT = dictionary({
  en: { several: "Ask over several sources…" },
  vi: { several: "Hỏi trên nhiều nguồn…" },
});

/** The way from one source to several. */
export function SeveralLink({ source }: { source: string }) {
  const t = useT();
  return (
    <TextLink to="/federation" search={{ source }} size="sm">
      {t.several}
    </TextLink>
  );
}
