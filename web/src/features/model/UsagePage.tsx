import { Stack } from "@mantine/core";
import { ChartNoAxesColumn } from "lucide-react";
import { EmptyState } from "@/ui/EmptyState";
import { Loading } from "@/ui/Loading";
import { PageHeader } from "@/ui/PageHeader";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { UsageAlerts, PassedAlerts } from "./UsageAlerts";
import { useUsageReport, type UsageFilter, type UsageReport } from "./usageApi";
import { UsageCalls } from "./UsageCalls";
import { UsageCards } from "./UsageCards";
import { UsageChart } from "./UsageChart";
import { UsageFilters } from "./UsageFilters";
import { UsageParts } from "./UsageParts";
import { useT } from "./usageTexts";

interface UsagePageProps {
  filter: UsageFilter;
  onFilter: (filter: UsageFilter) => void;
}

/** What calls of models used, and what they cost. */
export function UsagePage({ filter, onFilter }: UsagePageProps) {
  const t = useT();
  const report = useUsageReport(filter);
  return (
    <>
      <PageHeader title={t.title} description={t.description} />
      <PassedAlerts />
      <Stack gap="lg">
        <UsageFilters filter={filter} onFilter={onFilter} />
        <ProblemAlert problem={report.error} onRetry={() => void report.refetch()} />
        {report.isPending && <Loading />}
        {report.data && <UsageCards report={report.data} scope={filter.scope ?? "own"} />}
        {report.data && <Body report={report.data} filter={filter} onFilter={onFilter} />}
        <UsageAlerts />
      </Stack>
    </>
  );
}

function Body({ report, filter, onFilter }: UsagePageProps & { report: UsageReport }) {
  const t = useT();
  if (report.totals.calls === 0) {
    return (
      <Panel>
        <EmptyState icon={ChartNoAxesColumn} title={t.none}>
          {t.noneText}
        </EmptyState>
      </Panel>
    );
  }
  return (
    <>
      <UsageChart report={report} filter={filter} />
      <UsageParts report={report} filter={filter} onFilter={onFilter} />
      <UsageCalls filter={filter} onFilter={onFilter} />
    </>
  );
}
