import { Button, Stack } from "@mantine/core";
import { Plus, ShieldQuestionMark } from "lucide-react";
import { useState } from "react";
import { EmptyState } from "@/ui/EmptyState";
import { Loading } from "@/ui/Loading";
import { PageHeader } from "@/ui/PageHeader";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { can, useMe } from "@/ui/session";
import { useRules, type FlagFilter, type GuardRule } from "./moderationApi";
import { ModerationFlags } from "./ModerationFlags";
import { ModerationRuleDrawer } from "./ModerationRuleDrawer";
import { ModerationRuleTable } from "./ModerationRuleTable";
import { useModerationT } from "./moderationTexts";
import { ModerationTry } from "./ModerationTry";

interface ModerationPageProps {
  filter: FlagFilter;
  onFilter: (filter: FlagFilter) => void;
}

/** The rules of what may pass to models and back, a place to try them, and what they found. */
export function ModerationPage({ filter, onFilter }: ModerationPageProps) {
  const t = useModerationT();
  const me = useMe();
  const list = useRules();
  const [editing, setEditing] = useState<GuardRule | "new" | null>(null);
  const rules = list.data?.items ?? [];
  const add = can(me, "moderation:write") && (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setEditing("new")}>
      {t.add}
    </Button>
  );
  return (
    <>
      <PageHeader title={t.title} description={t.lead} actions={rules.length > 0 && add} />
      <Stack gap="lg">
        <Panel title={t.rules} description={t.rulesLead}>
          <ProblemAlert problem={list.error} onRetry={() => void list.refetch()} />
          {list.isPending && <Loading />}
          {list.data && rules.length === 0 && (
            <EmptyState icon={ShieldQuestionMark} title={t.noRules} action={add}>
              {t.noRulesText}
            </EmptyState>
          )}
          {rules.length > 0 && <ModerationRuleTable rules={rules} onEdit={setEditing} />}
        </Panel>
        {rules.length > 0 && <ModerationTry />}
        <ModerationFlags filter={filter} onFilter={onFilter} />
      </Stack>
      {editing && (
        <ModerationRuleDrawer
          key={editing === "new" ? "new" : editing.id}
          rule={editing === "new" ? null : editing}
          position={rules.length + 1}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}
