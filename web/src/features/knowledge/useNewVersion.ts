import { useSaved } from "@/ui/useSaved";
import { useTellProblem } from "@/ui/useTellProblem";
import { useReload } from "./api";
import { contentOf } from "./documentApi";
import { useDocumentT } from "./documentTexts";
import { send } from "./sending";
import type { Added } from "./types";

/** Sends a file as the newest content of a document, and says what became of it. */
export function useNewVersion(document: string) {
  const t = useDocumentT();
  const saved = useSaved();
  const onProblem = useTellProblem();
  const reload = useReload();
  return (file: File) => {
    const form = new FormData();
    form.append("file", file, file.name);
    send<Added>("PUT", contentOf(document), form, {
      onProblem,
      onDone: ({ outcome }) => {
        saved(outcome === "duplicate" ? t.versionDuplicate : t.versionKept);
        void reload();
      },
    });
  };
}
