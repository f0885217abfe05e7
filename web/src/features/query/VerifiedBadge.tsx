import { Badge } from "@mantine/core";
import { BadgeCheck } from "lucide-react";
import { useSavedT } from "./savedTexts";

/** Somebody found it right. */
export function VerifiedBadge() {
  const t = useSavedT();
  return (
    <Badge variant="light" color="teal" tt="none" fw={500} leftSection={<BadgeCheck size={14} aria-hidden />}>
      {t.verified}
    </Badge>
  );
}
