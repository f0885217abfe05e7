import { notifications } from "@mantine/notifications";
import { useSaved } from "@/ui/useSaved";
import type { Added } from "./types";
import { useUploadT } from "./uploadTexts";

/** Says what became of something that was added. */
export function useTellAdded() {
  const t = useUploadT();
  const saved = useSaved();
  return ({ outcome, name, error }: Added) => {
    if (outcome === "refused") {
      notifications.show({ color: "red", title: t.refused, message: error ?? name });
    } else {
      saved({ created: t.addedText, new_edition: t.newEditionText, duplicate: t.duplicateText }[outcome](name));
    }
  };
}
