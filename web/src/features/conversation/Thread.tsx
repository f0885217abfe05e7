import { Skeleton, Stack, Text, Title } from "@mantine/core";
import { useEffect, useRef, type ComponentType } from "react";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useCan } from "@/ui/session";
import { useAsk, type Conversation, type Message, type Question as Asked } from "./api";
import { AskBox } from "./AskBox";
import classes from "./Thread.module.css";
import { useT } from "./texts";
import { turnsOf } from "./turns";
import { useAsking } from "./useAsking";

/** What the part that shows one answer is given. */
export interface AnswerSlot {
  id: string;
  onAsk: (question: string) => void;
  onDraft: (text: string) => void;
}

/** The parts that show answers: of a source, and of documents. */
export interface AnswerParts {
  answer: ComponentType<AnswerSlot>;
  documents: ComponentType<{ id: string }>;
}

interface ThreadProps extends AnswerParts {
  conversation: Conversation;
  messages: Message[];
}

/** The questions with their answers, the one just asked, and the box below them. */
export function Thread({ conversation, messages, answer: Answer, documents: Documents }: ThreadProps) {
  const t = useT();
  const mayRun = useCan("query:run");
  const mayAsk = useCan("chat:write") && mayRun;
  const asking = useAsking(conversation.id, conversation.dataSource ?? null);
  const ask = useAsk(conversation.id);
  const input = useRef<HTMLTextAreaElement>(null);
  const turns = turnsOf(messages);

  function send(question: Asked | null) {
    if (question) {
      asking.setText("");
      ask.mutate(question);
    }
    input.current?.focus();
  }

  /** Words for the source, whatever documents were asked last. */
  function draft(text: string) {
    asking.chooseDatasets([]);
    asking.setText(text);
    input.current?.focus();
  }

  return (
    <>
      <Stack gap={36}>
        {turns.length === 0 && !ask.isPending && <Text c="dimmed">{t.empty}</Text>}
        {turns.map((turn, index) => (
          <Stack
            key={turn.id}
            component="section"
            gap="sm"
            aria-label={turn.question}
            className={index > 0 && index === turns.length - 1 && !ask.isPending ? (classes["newest"] ?? "") : ""}
          >
            <Question text={turn.question} arrives={index > 0 && index === turns.length - 1} />
            {turn.query && <Answer id={turn.query} onAsk={(text) => send(asking.ofSource(text))} onDraft={draft} />}
            {turn.answer && <Documents id={turn.answer} />}
            {!turn.query && !turn.answer && turn.text && <Text>{turn.text}</Text>}
          </Stack>
        ))}
        {ask.isPending && (
          <Stack gap="sm" aria-busy className={classes["newest"] ?? ""}>
            <Question text={ask.variables.text} arrives />
            <Skeleton h={64} aria-label={t.asking} />
          </Stack>
        )}
        {ask.error && (
          <Stack gap="sm">
            <Question text={ask.variables?.text ?? ""} arrives />
            <ProblemAlert problem={ask.error} onRetry={() => ask.variables && ask.mutate(ask.variables)} />
          </Stack>
        )}
      </Stack>
      {mayAsk && (
        <div className={classes["dock"]}>
          <AskBox asking={asking} onAsk={() => send(asking.question(asking.text))} inputRef={input} />
        </div>
      )}
    </>
  );
}

/** A question; the newest comes into sight, so that its answer has room below. */
function Question({ text, arrives }: { text: string; arrives: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (arrives) {
      heading.current?.scrollIntoView({ block: "start" });
    }
  }, [arrives]);
  return (
    <Title order={2} size="h3" fw={600} ref={heading} className={classes["question"] ?? ""}>
      {text}
    </Title>
  );
}
