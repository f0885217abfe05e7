import { useNavigate } from "@tanstack/react-router";
import { FederationPage } from "@/features/federation/FederationPage";
import { Answer } from "@/features/query/Answer";

/** A statement over several sources, answered as everything else is. */
export function FederationView({ source }: { source?: string | undefined }) {
  const navigate = useNavigate();
  const ask = (question: string) => void navigate({ to: "/", search: { question } });
  return <FederationPage source={source} answer={(id) => <Answer key={id} id={id} onAsk={ask} onDraft={ask} />} />;
}
