import { Group, Tooltip } from "@mantine/core";
import { History } from "lucide-react";
import { useFormat } from "@/ui/format";
import { useKeptT } from "./keptTexts";

/** When the source was asked, where a former answer had the rows. */
export function KeptSince({ asOf }: { asOf: string }) {
  const t = useKeptT();
  const format = useFormat();
  return (
    <Tooltip label={t.hint(format.dateTime(asOf))} multiline maw={280} events={{ hover: true, focus: true, touch: true }}>
      <Group gap={5} wrap="nowrap" tabIndex={0}>
        <History size={14} aria-hidden />
        <time dateTime={asOf}>{t.since(format.ago(asOf))}</time>
      </Group>
    </Tooltip>
  );
}
