import { HoverCard, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { AnswerSource } from "./api";
import { useAskT } from "./askTexts";
import classes from "./Citation.module.css";
import { Marked } from "./Marked";
import { excerpt } from "./marking";
import { placeOf } from "./place";
import { usePages } from "./usePages";

/** The number of a source behind a sentence: shows the passage, and opens the document at it. */
export function Citation({ number, source }: { number: number; source: AnswerSource | undefined }) {
  const t = useAskT();
  const pages = usePages();
  if (!source || source.withdrawn) {
    return (
      <span className={classes["chip"]} data-withdrawn aria-label={t.withdrawnSource(String(number))} title={t.withdrawn}>
        {number}
      </span>
    );
  }
  const { documentName, text, highlights, path } = source;
  const where = [path.join(" › "), pages(source)].filter(Boolean).join(" · ");
  return (
    <HoverCard width={360} shadow="md" withinPortal openDelay={150} position="top">
      <HoverCard.Target>
        <Link {...placeOf(source, highlights)} className={classes["chip"]} aria-label={t.source(String(number), [documentName, pages(source)].filter(Boolean).join(", "))}>
          {number}
        </Link>
      </HoverCard.Target>
      <HoverCard.Dropdown maw="calc(100vw - 2rem)">
        <Stack gap={4}>
          <Text size="sm" fw={600} style={{ overflowWrap: "anywhere" }}>
            {documentName}
          </Text>
          {where && (
            <Text size="xs" c="dimmed">
              {where}
            </Text>
          )}
          <Text size="sm" lineClamp={9} style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
            <Marked {...excerpt(text, highlights, 120)} />
          </Text>
        </Stack>
      </HoverCard.Dropdown>
    </HoverCard>
  );
}
