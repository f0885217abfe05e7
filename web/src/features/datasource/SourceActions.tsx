import { Button, Tooltip } from "@mantine/core";

import { MessageCircleQuestionMark, RefreshCw, ShieldCheck } from "lucide-react";
import { ButtonLink } from "@/ui/links";
import { useCan } from "@/ui/session";
import { useTellProblem } from "@/ui/useTellProblem";
import { useRefresh, type DataSourceDetail, type Refresh } from "./api";
import { usePolicyT } from "./policyTexts";
import { useSchemaT } from "./schemaTexts";
import { isFed } from "./kinds";
import { SourceMenu } from "./SourceMenu";
import { useT } from "./texts";

interface SourceActionsProps {
  source: DataSourceDetail;
  onRefreshed: (refresh: Refresh) => void;
}

/** Ask, refresh, and the rest in a menu for whom the source belongs to. */
export function SourceActions({ source, onRefreshed }: SourceActionsProps) {
  const t = useT();
  const schemaT = useSchemaT();
  const policyT = usePolicyT();
  const mayWrite = useCan("datasource:write") && source.mine;
  const refresh = useRefresh();
  const onError = useTellProblem();
  return (
    <>
      {source.status === "active" && (
        <ButtonLink to="/" search={{ source: source.id }} leftSection={<MessageCircleQuestionMark size={16} aria-hidden />}>
          {t.askThis}
        </ButtonLink>
      )}
      {source.keepsPolicies && (
        <ButtonLink to="/sources/$id/policies" params={{ id: source.id }} variant="default" leftSection={<ShieldCheck size={16} aria-hidden />}>
          {policyT.link}
        </ButtonLink>
      )}
      {mayWrite && (
        <>
          {!isFed(source.kind) && (
            <Tooltip label={schemaT.refreshHint}>
              <Button
                variant="default"
                leftSection={<RefreshCw size={16} aria-hidden />}
                loading={refresh.isPending}
                onClick={() => refresh.mutate({ params: { path: { id: source.id } } }, { onSuccess: onRefreshed, onError })}
              >
                {schemaT.refresh}
              </Button>
            </Tooltip>
          )}
          <SourceMenu source={source} />
        </>
      )}
    </>
  );
}
