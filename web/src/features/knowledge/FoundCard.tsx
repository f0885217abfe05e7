import { Group, Paper, Stack, Text, Tooltip } from "@mantine/core";
import { useFormat } from "@/ui/format";
import { TextLink } from "@/ui/links";
import type { Found } from "./api";
import { useAskT } from "./askTexts";
import { DocumentIcon } from "./documentIcons";
import { Marked } from "./Marked";
import { excerpt } from "./marking";
import { placeOf } from "./place";
import { usePages } from "./usePages";

interface FoundCardProps {
  found: Found;
  marks: { start: number; end: number }[];
  /** What citations call it. */
  number?: number;
  /** What of it an answer says. */
  said?: { start: number; end: number }[];
}

/** A passage that was found: where it stands, how near it is, and its text with marks. */
export function FoundCard({ found, marks, number, said = [] }: FoundCardProps) {
  const pages = usePages();
  const where = [found.datasetName, found.folder, found.path.join(" › "), pages(found)].filter(Boolean).join(" · ");
  return (
    <Paper withBorder p="md">
      <Stack gap={8}>
        <Group gap="sm" wrap="nowrap" align="flex-start">
          {number === undefined ? <DocumentIcon name={found.documentName} /> : <Text fw={650} size="sm">{`[${number}]`}</Text>}
          <Stack gap={0} flex={1} miw={0}>
            <TextLink {...placeOf(found, said)} fw={600} size="sm" style={{ overflowWrap: "anywhere" }}>
              {found.documentName}
            </TextLink>
            <Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
              {where}
            </Text>
          </Stack>
          <Nearness found={found} />
        </Group>
        <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }} lineClamp={number === undefined ? 8 : 12}>
          <Marked {...excerpt(found.text, marks, 400)} />
        </Text>
      </Stack>
    </Paper>
  );
}

function Nearness({ found: { similarity, words, meaning } }: { found: Found }) {
  const t = useAskT();
  const { percent } = useFormat();
  return (
    <Tooltip label={t.nearness(percent(words), percent(meaning))}>
      <Text size="xs" c="dimmed" tabIndex={0} style={{ whiteSpace: "nowrap" }} aria-label={`${t.similarity(percent(similarity))}. ${t.nearness(percent(words), percent(meaning))}`}>
        {percent(similarity)}
      </Text>
    </Tooltip>
  );
}
