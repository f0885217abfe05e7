import { ConversationPage } from "@/features/conversation/ConversationPage";
import { KeptAnswer } from "@/features/knowledge/KeptAnswer";
import { Answer } from "@/features/query/Answer";

/** A conversation with the answers of its queries and of documents. */
export function ConversationView({ id }: { id: string }) {
  return <ConversationPage id={id} answer={Answer} documents={OfDocuments} />;
}

/** The question stands above it already. */
function OfDocuments({ id }: { id: string }) {
  return <KeptAnswer id={id} titled={false} />;
}
