import { Skeleton, Stack } from "@mantine/core";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { AnswerCard } from "./AnswerCard";
import { isSettled, useFollowedQuery, type Query } from "./api";
import { Clarify } from "./Clarify";
import { Failure } from "./Failure";
import { Progress } from "./Progress";
import { Refusal } from "./Refusal";

export interface AnswerProps {
  id: string;
  /** Asks another question of the same source. */
  onAsk: (question: string) => void;
  /** Puts words into the box for the next question. */
  onDraft: (text: string) => void;
}

/** The answer to one question, from its first stage to the card; asks back or says what it did not understand. */
export function Answer({ id, onAsk, onDraft }: AnswerProps) {
  const query = useFollowedQuery(id);
  if (query.data) {
    return <Shown query={query.data} onAsk={onAsk} onDraft={onDraft} />;
  }
  if (query.error) {
    return <ProblemAlert problem={query.error} onRetry={() => void query.refetch()} />;
  }
  return (
    <Stack gap="xs" aria-busy>
      <Skeleton h={18} w="60%" />
      <Skeleton h={140} />
    </Stack>
  );
}

function Shown({ query, onAsk, onDraft }: { query: Query } & Omit<AnswerProps, "id">) {
  if (query.clarification) {
    return <Clarify query={query} clarification={query.clarification} />;
  }
  if (!isSettled(query)) {
    return <Progress query={query} />;
  }
  if (query.status === "failed" && (query.unknownWords.length > 0 || query.error?.code === "not_understood")) {
    return <Refusal query={query} onAsk={onAsk} onDraft={onDraft} />;
  }
  if (query.status === "failed" || query.status === "cancelled") {
    return <Failure query={query} onDraft={onDraft} />;
  }
  return <AnswerCard key={`${query.id} ${query.finishedAt ?? ""}`} query={query} />;
}
