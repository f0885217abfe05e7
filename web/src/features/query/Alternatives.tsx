import { Button, Group, Stack, Text } from "@mantine/core";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useFormat } from "@/ui/format";
import { useChoose, type Query } from "./api";
import { useT } from "./texts";

/** The other readings of the question, each a button that takes it. */
export function Alternatives({ query }: { query: Query }) {
  const t = useT();
  const format = useFormat();
  const choose = useChoose();
  if (query.alternatives.length === 0 || !query.mine) {
    return null;
  }
  return (
    <Stack gap={6} role="group" aria-label={t.alternatives}>
      <Text size="sm" c="dimmed">
        {t.alternatives}
      </Text>
      <Group gap="xs">
        {query.alternatives.map(({ reading, confidence }, alternative) => (
          <Button
            key={alternative}
            variant="default"
            size="compact-md"
            h="auto"
            py={6}
            fz="sm"
            fw={450}
            styles={{ label: { whiteSpace: "normal", textAlign: "left", lineHeight: 1.4 } }}
            title={`${t.confidence}: ${format.percent(confidence)}`}
            disabled={choose.isPending}
            onClick={() => choose.mutate({ params: { path: { id: query.id } }, body: { alternative } })}
          >
            {reading}
          </Button>
        ))}
      </Group>
      <ProblemAlert problem={choose.error} />
    </Stack>
  );
}
