import { Stack, Text } from "@mantine/core";
import { MessageCircleQuestionMark } from "lucide-react";
import { EmptyState } from "@/ui/EmptyState";
import { ButtonLink } from "@/ui/links";
import { Loading } from "@/ui/Loading";
import { statusOf } from "@/ui/problem";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { AnswerView } from "./AnswerView";
import { useAnswer } from "./askApi";
import { useAskT } from "./askTexts";

interface KeptAnswerProps {
  id: string;
  /** Whether the question stands above it; in a conversation it stands there already. */
  titled?: boolean;
  /** Where passages are looked for when nothing answers: datasets, their ids with commas between. */
  in?: string;
}

/** An answer that was given before, or just now. */
export function KeptAnswer({ id, titled = true, in: within }: KeptAnswerProps) {
  const t = useAskT();
  const answer = useAnswer(id);
  if (statusOf(answer.error) === 404) {
    return (
      <Text c="dimmed" size="sm">
        {t.answerGone}
      </Text>
    );
  }
  if (!answer.data) {
    return answer.error ? <ProblemAlert problem={answer.error} /> : <Loading />;
  }
  const { mode, question, notes } = answer.data;
  if (mode === "nothing") {
    return (
      <EmptyState
        icon={MessageCircleQuestionMark}
        title={t.nothingTitle}
        action={
          <ButtonLink variant="default" to="/ask-documents" search={{ q: question, mode: "search", ...(within ? { in: within } : {}) }}>
            {t.nothingToAnswer}
          </ButtonLink>
        }
      >
        <Stack gap={4}>
          <Text size="sm">{t.nothingAnswer}</Text>
          {notes.map((note) => (
            <Text key={note} size="sm">
              {note}
            </Text>
          ))}
        </Stack>
      </EmptyState>
    );
  }
  return <AnswerView answer={answer.data} titled={titled} />;
}
