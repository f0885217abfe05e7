import { Stack } from "@mantine/core";
import { Loading } from "@/ui/Loading";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useConversation, useMessages, type Conversation, type Message } from "./api";
import { ConversationHead } from "./ConversationHead";
import { Thread, type AnswerParts } from "./Thread";

interface ConversationPageProps extends AnswerParts {
  id: string;
}

/** One conversation: its questions with their answers, and the box to ask on. */
export function ConversationPage({ id, ...parts }: ConversationPageProps) {
  const conversation = useConversation(id);
  const messages = useMessages(id);
  const problem = conversation.error ?? messages.error;
  if (conversation.data && messages.data) {
    return <Shown key={id} conversation={conversation.data} messages={messages.data.items} {...parts} />;
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

interface ShownProps extends AnswerParts {
  conversation: Conversation;
  messages: Message[];
}

function Shown({ conversation, messages, ...parts }: ShownProps) {
  return (
    <Stack maw="58rem" mx="auto" gap="md">
      <ConversationHead conversation={conversation} />
      <Thread conversation={conversation} messages={messages} {...parts} />
    </Stack>
  );
}
