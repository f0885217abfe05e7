import { BadgeCheck } from "lucide-react";
import { IconButton } from "@/ui/IconButton";
import { useCan } from "@/ui/session";
import { useSaved } from "@/ui/useSaved";
import { useTellProblem } from "@/ui/useTellProblem";
import { isVerified, useVerify, type Query } from "./api";
import { useT } from "./texts";

/** Says that the answer is right, so that whoever asks the same gets it. */
export function VerifyButton({ query }: { query: Query }) {
  const t = useT();
  const mayVerify = useCan("term:verify");
  const verify = useVerify();
  const saved = useSaved();
  const tell = useTellProblem();
  if (!mayVerify || verify.isSuccess || isVerified(query)) {
    return null;
  }
  return (
    <IconButton
      label={t.verify}
      icon={BadgeCheck}
      loading={verify.isPending}
      onClick={() => verify.mutate({ params: { path: { id: query.id } } }, { onSuccess: () => saved(t.verifiedNow), onError: tell })}
    />
  );
}
