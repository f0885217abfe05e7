import { Button } from "@mantine/core";
import { Download, SearchX } from "lucide-react";
import { EmptyState } from "@/ui/EmptyState";
import { Loading } from "@/ui/Loading";
import { MoreButton } from "@/ui/MoreButton";
import { PageHeader } from "@/ui/PageHeader";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { auditCsv, useAudit, type AuditFilter } from "./api";
import { AuditFilters } from "./AuditFilters";
import { AuditTable } from "./AuditTable";
import { useT } from "./texts";
import { Verification } from "./Verification";

interface AuditPageProps {
  filter: AuditFilter;
  onFilter: (filter: AuditFilter) => void;
}

/** Who did what, when, and whether the log is whole. */
export function AuditPage({ filter, onFilter }: AuditPageProps) {
  const t = useT();
  const audit = useAudit(filter);
  const entries = audit.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageHeader
        title={t.title}
        description={t.description}
        actions={
          <Button component="a" href={auditCsv(filter)} download variant="default" leftSection={<Download size={16} aria-hidden />}>
            {t.download}
          </Button>
        }
      />
      <Verification />
      <Panel>
        <AuditFilters filter={filter} entries={entries} onFilter={onFilter} />
        <ProblemAlert problem={audit.error} onRetry={() => void audit.refetch()} />
        {audit.isPending && <Loading />}
        {audit.data && entries.length === 0 && (
          <EmptyState icon={SearchX} title={t.none}>
            {t.noneText}
          </EmptyState>
        )}
        {entries.length > 0 && <AuditTable entries={entries} />}
        <MoreButton list={audit} />
      </Panel>
    </>
  );
}
