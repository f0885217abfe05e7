import { Group, Stack, Text, Tooltip } from "@mantine/core";
import { useFormat } from "@/ui/format";
import type { KeyUsage } from "./api";
import { useT } from "./keyTexts";

const HEIGHT = 24;

/** What a key called models for in the last seven days: a bar for each day's tokens, and the sums. */
export function KeyWeek({ usage }: { usage: KeyUsage | undefined }) {
  const t = useT();
  const format = useFormat();
  if (!usage) {
    return <>–</>;
  }
  const most = Math.max(1, ...usage.days.map(({ tokens }) => tokens));
  return (
    <Stack gap={2}>
      <Group gap={2} align="flex-end" h={HEIGHT} wrap="nowrap" aria-hidden>
        {usage.days.map(({ day, tokens, requests }) => (
          <Tooltip key={day} label={`${format.date(`${day}T12:00:00Z`)}: ${t.weekOf(requests, format.number(requests), format.number(tokens))}`}>
            <div
              style={{
                width: 8,
                height: Math.max(2, (HEIGHT * tokens) / most),
                borderRadius: 2,
                background: tokens ? "var(--mantine-primary-color-filled)" : "var(--mantine-color-default-border)",
              }}
            />
          </Tooltip>
        ))}
      </Group>
      <Text span size="xs" c="dimmed">
        {t.weekOf(usage.requests, format.number(usage.requests), format.number(usage.tokens))}
      </Text>
    </Stack>
  );
}
