import { Button, Group, Loader, Stack, Text, Title, Tooltip } from "@mantine/core";
import { PencilLine, RefreshCw, Trash2 } from "lucide-react";
import { useFormat } from "@/ui/format";
import { IconButton } from "@/ui/IconButton";
import { useCan } from "@/ui/session";
import { useTellProblem } from "@/ui/useTellProblem";
import type { Query } from "./api";
import { isWritten, useDeleteInsight, useInsights, useWriteInsight, type Claim, type Insight, type Sentence } from "./insightApi";
import { parts, rowNames } from "./insightParts";
import { useInsightT } from "./insightTexts";
import classes from "./InWords.module.css";

/** The result in words, each number of which tells what supports it. It comes after the answer and may be missing. */
export function InWords({ query }: { query: Query }) {
  const t = useInsightT();
  const insights = useInsights(query.id);
  const mayWrite = useCan("query:run");
  const newest = insights.data?.items[0];
  if (!insights.data || (!newest && !mayWrite)) {
    return null;
  }
  return newest ? (
    <section className={classes["block"]} aria-label={t.inWords} aria-live="polite" aria-busy={!isWritten(newest)}>
      <Written query={query} insight={newest} mayWrite={mayWrite} />
    </section>
  ) : (
    <div>
      <WriteButton query={query} />
    </div>
  );
}

function WriteButton({ query }: { query: Query }) {
  const t = useInsightT();
  const write = useWriteInsight();
  const tell = useTellProblem();
  return (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={<PencilLine size={15} aria-hidden />}
      loading={write.isPending}
      onClick={() => write.mutate({ params: { path: { id: query.id } } }, { onError: tell })}
    >
      {t.write}
    </Button>
  );
}

function Written({ query, insight, mayWrite }: { query: Query; insight: Insight; mayWrite: boolean }) {
  const t = useInsightT();
  // The answer itself begins with what rules say first: nobody reads that twice.
  const more = insight.sentences.filter(({ text }) => text !== query.answer);
  return (
    <Stack gap={6}>
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <Heading insight={insight} />
        {mayWrite && isWritten(insight) && <Actions query={query} insight={insight} />}
      </Group>
      {insight.title && more.length > 0 && (
        <Text component="div" fw={600}>
          <Checked query={query} sentence={insight.title} />
        </Text>
      )}
      <div className={classes["text"]}>
        {more.map((sentence, index) => (
          <span key={index}>
            <Checked query={query} sentence={sentence} />{" "}
          </span>
        ))}
      </div>
      {insight.status === "failed" && <Text size="sm">{t.notWritten}</Text>}
      <Remarks insight={insight} />
    </Stack>
  );
}

/** Stands under most answers, so only who wants to know why no model wrote is told. */
const USUAL = "not_told";

function Heading({ insight }: { insight: Insight }) {
  const t = useInsightT();
  const format = useFormat();
  const checked = t.checked(format.percent(insight.confidence ?? 1));
  const author = insight.author === "built-in" ? t.byRules : insight.author && t.by(insight.author);
  return (
    <Group gap="xs" align="baseline">
      <Title order={3} fz="sm" fw={600} c="dimmed">
        {t.inWords}
      </Title>
      {isWritten(insight) && author && (
        <Tooltip label={insight.note === USUAL ? `${checked} ${t[`note_${USUAL}`]}` : checked} multiline maw={320} events={{ hover: true, focus: true, touch: true }}>
          <Text span size="sm" c="dimmed" tabIndex={0} role="note">
            {author}
          </Text>
        </Tooltip>
      )}
      {!isWritten(insight) && (
        <Group gap={6} wrap="nowrap" c="dimmed">
          <Loader size={12} aria-hidden />
          <Text span size="sm">
            {t.writing}
          </Text>
        </Group>
      )}
    </Group>
  );
}

function Actions({ query, insight }: { query: Query; insight: Insight }) {
  const t = useInsightT();
  const write = useWriteInsight();
  const remove = useDeleteInsight();
  const tell = useTellProblem();
  return (
    <Group gap={4} wrap="nowrap">
      <IconButton label={t.again} icon={RefreshCw} loading={write.isPending} onClick={() => write.mutate({ params: { path: { id: query.id } } }, { onError: tell })} />
      {(insight.mine || query.mine) && (
        <IconButton
          label={t.remove}
          icon={Trash2}
          loading={remove.isPending}
          onClick={() => remove.mutate({ params: { path: { id: query.id, insight: insight.id } } }, { onError: tell })}
        />
      )}
    </Group>
  );
}

function Remarks({ insight }: { insight: Insight }) {
  const t = useInsightT();
  const format = useFormat();
  const note = insight.note && insight.note !== USUAL ? t[`note_${insight.note}`] : "";
  const removed = insight.removed > 0 ? t.removed(insight.removed, format.number(insight.removed)) : "";
  const text = [note, removed].filter(Boolean).join(" ");
  return text === "" ? null : (
    <Text size="sm" c="dimmed">
      {text}
    </Text>
  );
}

function Checked({ query, sentence }: { query: Query; sentence: Sentence }) {
  return parts(sentence).map(({ text, claim }, index) =>
    claim ? <Mark key={index} query={query} text={text} claim={claim} /> : <span key={index}>{text}</span>,
  );
}

function Mark({ query, text, claim }: { query: Query; text: string; claim: Claim }) {
  const t = useInsightT();
  const format = useFormat();
  const where = t.of(claim.column ?? "", rowNames(query, claim.rows, t));
  const value = claim.value == null ? "" : format.number(claim.value);
  const label = [t[claim.how], where, value].filter(Boolean).join(": ");
  return (
    <Tooltip label={label} events={{ hover: true, focus: true, touch: true }} openDelay={80} multiline maw={320}>
      {/* Focus shows by keyboard what the pointer shows by hovering. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <span className={classes["claim"]} tabIndex={0} role="note" aria-label={`${text}: ${label}`}>
        {text}
      </span>
    </Tooltip>
  );
}
