import { Button, Stack } from "@mantine/core";
import { ArrowLeft, Plus, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { EmptyState } from "@/ui/EmptyState";
import { TextLink } from "@/ui/links";
import { Loading } from "@/ui/Loading";
import { PageHeader } from "@/ui/PageHeader";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { usePolicies, useSource, type DataPolicy } from "./api";
import { PolicyDrawer } from "./PolicyDrawer";
import { PolicySight } from "./PolicySight";
import { PolicyTable } from "./PolicyTable";
import { usePolicyT } from "./policyTexts";

/** Who may see which rows and columns of one source, for those who keep its policies. */
export function PoliciesPage({ id }: { id: string }) {
  const t = usePolicyT();
  const source = useSource(id);
  const list = usePolicies(id);
  const [editing, setEditing] = useState<DataPolicy | "new" | null>(null);
  const policies = list.data?.items ?? [];
  const add = list.data && (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setEditing("new")}>
      {t.add}
    </Button>
  );
  if (!source.data) {
    return source.error ? <ProblemAlert problem={source.error} onRetry={() => void source.refetch()} /> : <Loading />;
  }
  return (
    <>
      <TextLink to="/sources/$id" params={{ id }} size="sm" mb="xs" style={{ display: "inline-flex", alignItems: "center", gap: 4 }}>
        <ArrowLeft size={14} aria-hidden /> {t.back}
      </TextLink>
      <PageHeader title={t.title(source.data.name)} description={t.lead} actions={policies.length > 0 && add} />
      <Stack gap="lg">
        <ProblemAlert problem={list.error} onRetry={() => void list.refetch()} />
        {list.isPending && <Loading />}
        {list.data && policies.length === 0 && (
          <EmptyState icon={ShieldCheck} title={t.none} action={add}>
            {t.noneText}
          </EmptyState>
        )}
        {policies.length > 0 && (
          <>
            <Panel>
              <PolicyTable source={id} policies={policies} onEdit={setEditing} />
            </Panel>
            <PolicySight source={id} />
          </>
        )}
      </Stack>
      {editing && <PolicyDrawer key={editing === "new" ? "new" : editing.id} source={id} policy={editing === "new" ? null : editing} onClose={() => setEditing(null)} />}
    </>
  );
}
