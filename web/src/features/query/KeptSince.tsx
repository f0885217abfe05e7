import { Group, Tooltip } from "@mantine/core";
import { useInterval } from "@mantine/hooks";
import { History } from "lucide-react";
import { useState } from "react";
import { useFormat } from "@/ui/format";
import { useKeptT } from "./keptTexts";

const MINUTE_MS = 60_000;

/** When the source was asked, where a former answer had the rows; it grows older while one looks at it. */
export function KeptSince({ asOf }: { asOf: string }) {
  const t = useKeptT();
  const format = useFormat();
  const [now, setNow] = useState(() => Date.now());
  useInterval(() => setNow(Date.now()), MINUTE_MS / 4, { autoInvoke: true });
  const isFresh = now - new Date(asOf).getTime() < MINUTE_MS;
  return (
    <Tooltip label={t.hint(format.dateTime(asOf))} multiline maw={280} events={{ hover: true, focus: true, touch: true }}>
      <Group gap={5} wrap="nowrap" tabIndex={0}>
        <History size={14} aria-hidden />
        <time dateTime={asOf}>{isFresh ? t.fresh : t.since(format.ago(asOf, now))}</time>
      </Group>
    </Tooltip>
  );
}
