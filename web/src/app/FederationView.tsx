import { FederationPage } from "@/features/federation/FederationPage";
import { Answer } from "@/features/query/Answer";

/** A question or statement over several sources, answered as everything else is. */
export function FederationView({ source }: { source?: string | undefined }) {
  return <FederationPage source={source} answer={(id, { ask, draft }) => <Answer key={id} id={id} onAsk={ask} onDraft={draft} />} />;
}
