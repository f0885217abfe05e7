import { ConversationPage } from "@/features/conversation/ConversationPage";
import { Answer } from "@/features/query/Answer";

/** A conversation with the answers of its queries. */
export function ConversationView({ id }: { id: string }) {
  return <ConversationPage id={id} answer={Answer} />;
}
