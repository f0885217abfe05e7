import { Group, Paper, Stack, Text } from "@mantine/core";
import { useFormat } from "@/ui/format";
import { TextLink } from "@/ui/links";
import { Loading } from "@/ui/Loading";
import { MoreButton } from "@/ui/MoreButton";
import { ProblemAlert } from "@/ui/ProblemAlert";
import type { Document } from "./api";
import { usePassages } from "./documentApi";
import { useReaderT } from "./readerTexts";
import { usePages } from "./usePages";

/** The passages that a document was cut into, each with the way to its place. */
export function Passages({ document }: { document: Document }) {
  const t = useReaderT();
  const format = useFormat();
  const pages = usePages();
  const list = usePassages(document);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Stack gap="sm">
      {list.isPending && <Loading />}
      <ProblemAlert problem={list.error} onRetry={() => void list.refetch()} />
      {items.map((passage) => (
        <Paper key={passage.number} withBorder p="md" component="section" aria-label={t.passage(format.number(passage.number + 1))}>
          <Group justify="space-between" mb={6} gap="xs">
            <TextLink
              to="/documents/$id"
              params={{ id: document.id }}
              search={{ ...(passage.firstPage > 0 ? { page: passage.firstPage } : {}), from: passage.begins, to: passage.ends }}
              size="sm"
              fw={600}
            >
              {t.passage(format.number(passage.number + 1))}
            </TextLink>
            <Text size="xs" c="dimmed">
              {[passage.path.join(" › "), pages(passage)].filter(Boolean).join(" · ")}
            </Text>
          </Group>
          <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
            {passage.text}
          </Text>
        </Paper>
      ))}
      <MoreButton list={list} />
    </Stack>
  );
}
