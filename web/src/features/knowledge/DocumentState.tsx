import { Badge, Group, Loader, Progress, Stack, Text } from "@mantine/core";
import { CircleAlert, CircleCheck, CircleOff, CirclePause, Clock, type LucideIcon } from "lucide-react";
import { useFormat } from "@/ui/format";
import type { Document, Status } from "./api";
import { useDocumentT } from "./documentTexts";
import { isUnfinished, shareOf } from "./stage";

const COLOURS: Record<Status, string> = { queued: "gray", extracting: "blue", chunking: "blue", embedding: "blue", paused: "orange", ready: "teal", failed: "red", cancelled: "gray" };
const ICONS: Partial<Record<Status, LucideIcon>> = { queued: Clock, paused: CirclePause, ready: CircleCheck, failed: CircleAlert, cancelled: CircleOff };

/** How far a document is, in words and numbers, and why it failed where it did. */
export function DocumentState({ document }: { document: Document }) {
  const t = useDocumentT();
  const format = useFormat();
  const { status, chunks, liveEdition, edition, failure } = document;
  const share = shareOf(document);
  return (
    <Stack gap={4} miw="10rem">
      <Group gap={8} wrap="nowrap">
        <StateBadge document={document} />
        {status === "ready" && (
          <Text size="xs" c="dimmed">
            {t.readyWith(chunks, format.number(chunks))}
          </Text>
        )}
      </Group>
      {share !== null && (
        <Progress.Root size={6} maw="14rem">
          <Progress.Section value={share * 100} color={COLOURS[status]} aria-label={t.progress(document.name)} />
        </Progress.Root>
      )}
      {failure && (
        <Text size="xs" c="var(--mantine-color-error)" style={{ overflowWrap: "anywhere" }} maw="24rem">
          {failure}
        </Text>
      )}
      {liveEdition != null && liveEdition !== edition && (
        <Text size="xs" c="dimmed">
          {t.formerServes(format.number(liveEdition))}
        </Text>
      )}
    </Stack>
  );
}

function StateBadge({ document }: { document: Document }) {
  const words = useStateWords();
  const { status } = document;
  const Icon = ICONS[status];
  const busy = status !== "queued" && isUnfinished(document);
  const sign = busy ? <Loader size={11} color="blue" /> : Icon ? <Icon size={13} aria-hidden /> : undefined;
  return (
    <Badge color={COLOURS[status]} leftSection={sign} style={{ flexShrink: 0 }}>
      {words(document)}
    </Badge>
  );
}

/** Says how far a document is. */
export function useStateWords() {
  const t = useDocumentT();
  const { number } = useFormat();
  return ({ status, chunks, embedded }: Pick<Document, "status" | "chunks" | "embedded">): string => {
    if (status === "embedding" && chunks > 0) {
      return t.embeddingOf(number(embedded), number(chunks));
    }
    if (status === "paused" && chunks > 0) {
      return t.pausedAt(number(embedded), number(chunks));
    }
    return t[status];
  };
}
