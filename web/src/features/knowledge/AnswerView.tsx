import { Badge, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { PenLine, Quote, ShieldCheck } from "lucide-react";
import { useFormat } from "@/ui/format";
import { When } from "@/ui/When";
import type { DocumentAnswer } from "./api";
import { useAskT } from "./askTexts";
import { Citation } from "./Citation";
import { FoundCard } from "./FoundCard";

/** An answer whose sentences name the passages that they come from, and those passages below it. */
export function AnswerView({ answer, titled = true }: { answer: DocumentAnswer; titled?: boolean }) {
  const t = useAskT();
  const format = useFormat();
  const { question, sentences, sources, removed, notes, createdAt } = answer;
  const cited = new Set(sentences.flatMap(({ citations }) => citations));
  return (
    <Stack>
      <Paper withBorder p={{ base: "md", sm: "lg" }} component="article" aria-label={question}>
        <Stack gap="sm">
          {titled && (
            <Title order={2} size="h4" style={{ overflowWrap: "anywhere" }}>
              {question}
            </Title>
          )}
          <Text component="div" lh={1.7} style={{ overflowWrap: "anywhere" }}>
            {sentences.map((sentence, index) => (
              <span key={index}>
                {sentence.text ?? (
                  <Text span c="dimmed" fs="italic">
                    {t.withdrawnSentence}
                  </Text>
                )}
                {sentence.citations.map((n) => (
                  <Citation key={n} number={n} source={sources.find((source) => source.n === n)} />
                ))}{" "}
              </span>
            ))}
          </Text>
          <Group gap="xs">
            <Way answer={answer} />
            <Text size="xs" c="dimmed">
              <When at={createdAt} />
            </Text>
          </Group>
          {removed > 0 && (
            <Group gap={6} wrap="nowrap" c="dimmed" fz="sm">
              <ShieldCheck size={15} aria-hidden style={{ flexShrink: 0 }} />
              {t.removed(removed, format.number(removed))}
            </Group>
          )}
          {notes.map((note) => (
            <Text key={note} size="sm" c="dimmed">
              {note}
            </Text>
          ))}
        </Stack>
      </Paper>
      <Stack gap="sm" component="section" aria-label={t.sources}>
        <Title order={3} size="h5">
          {t.sources}
        </Title>
        {sources
          .toSorted((one, other) => Number(cited.has(other.n)) - Number(cited.has(one.n)) || one.n - other.n)
          .map((source) =>
            source.withdrawn ? (
              <Text key={source.n} size="sm" c="dimmed">
                [{source.n}] {t.withdrawn}
              </Text>
            ) : (
              <FoundCard key={source.n} found={source} marks={source.highlights.length > 0 ? source.highlights : source.marks} said={source.highlights} number={source.n} />
            ),
          )}
      </Stack>
    </Stack>
  );
}

/** A badge whose words may need several lines on a telephone. */
const WRAPPED = { root: { height: "auto", minHeight: "1.25rem" }, label: { whiteSpace: "normal" as const, overflow: "visible" } };

/** How the answer came about, named so that nobody takes one for the other. */
function Way({ answer: { mode, model } }: { answer: DocumentAnswer }) {
  const t = useAskT();
  return mode === "written" ? (
    <Badge color="grape" leftSection={<PenLine size={13} aria-hidden />} styles={WRAPPED}>
      {t.isWritten(model ?? "")}
    </Badge>
  ) : (
    <Badge color="teal" leftSection={<Quote size={13} aria-hidden />} styles={WRAPPED}>
      {t.isExtractive}
    </Badge>
  );
}
