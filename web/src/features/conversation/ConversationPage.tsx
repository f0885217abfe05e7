import { Stack } from "@mantine/core";
import type { ComponentType } from "react";
import { Loading } from "@/ui/Loading";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useConversation, useMessages, type Conversation, type Message } from "./api";
import { ConversationHead } from "./ConversationHead";
import { Thread, type AnswerSlot } from "./Thread";

interface ConversationPageProps {
  id: string;
  answer: ComponentType<AnswerSlot>;
}

/** One conversation: its questions with their answers, and the box to ask on. */
export function ConversationPage({ id, answer }: ConversationPageProps) {
  const conversation = useConversation(id);
  const messages = useMessages(id);
  const problem = conversation.error ?? messages.error;
  if (conversation.data && messages.data) {
    return <Shown key={id} conversation={conversation.data} messages={messages.data.items} answer={answer} />;
  }
  return problem ? (
    <ProblemAlert
      problem={problem}
      onRetry={() => {
        void conversation.refetch();
        void messages.refetch();
      }}
    />
  ) : (
    <Loading />
  );
}

interface ShownProps {
  conversation: Conversation;
  messages: Message[];
  answer: ComponentType<AnswerSlot>;
}

function Shown({ conversation, messages, answer }: ShownProps) {
  return (
    <Stack maw="58rem" mx="auto" gap="md">
      <ConversationHead conversation={conversation} />
      <Thread conversation={conversation} messages={messages} answer={answer} />
    </Stack>
  );
}
