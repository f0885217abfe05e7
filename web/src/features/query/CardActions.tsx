import { Button, Group, Menu, useComputedColorScheme } from "@mantine/core";
import { Download, FileJson, FileSpreadsheet, FileText, Image, RotateCw, Rows3 } from "lucide-react";
import { CopyIcon } from "@/ui/CopyText";
import type { ChartType } from "@/ui/chart/spec";
import { IconButton } from "@/ui/IconButton";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useCan } from "@/ui/session";
import { useAllRows } from "./AllRows";
import { useAllRowsT } from "./allRowsTexts";
import { chartUrl, resultsUrl, useRerunQuery, type Query } from "./api";
import { HistoryButton } from "./HistoryButton";
import { SaveButton } from "./SaveButton";
import { VerifyButton } from "./VerifyButton";
import { useKeptT } from "./keptTexts";
import { useT } from "./texts";

/** What can be done with an answer: take it along, run it again, see what happened to it. */
export function CardActions({ query, chartType }: { query: Query; chartType: ChartType | null }) {
  const t = useT();
  const kept = useKeptT();
  const mayRun = useCan("query:run") && query.mine;
  const rerun = useRerunQuery();
  return (
    <>
      <Group gap={4}>
        {query.columns.length > 0 && <Downloads query={query} chartType={chartType} />}
        {query.sql && <CopyIcon value={query.sql} label={t.copySql} />}
        {mayRun && query.sql && (
          <IconButton label={query.cached ? kept.refresh : t.rerun} icon={RotateCw} loading={rerun.isPending} onClick={() => rerun.mutate({ params: { path: { id: query.id } } })} />
        )}
        {query.question && query.columns.length > 0 && query.otherSources.length === 0 && <VerifyButton query={query} />}
        {query.sql && <SaveButton query={query} />}
        <HistoryButton id={query.id} />
      </Group>
      <ProblemAlert problem={rerun.error} />
    </>
  );
}

function Downloads({ query, chartType }: { query: Query; chartType: ChartType | null }) {
  const t = useT();
  const allT = useAllRowsT();
  const all = useAllRows(query);
  const mayRun = useCan("query:run");
  const theme = useComputedColorScheme("light");
  return (
    <>
    <Menu position="top-end" shadow="md">
      <Menu.Target>
        <Button size="compact-sm" variant="default" leftSection={<Download size={15} aria-hidden />}>
          {t.download}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t.downloadData}</Menu.Label>
        <FileItem href={resultsUrl(query.id, "csv")} icon={<FileText size={16} aria-hidden />} name="CSV" />
        <FileItem href={resultsUrl(query.id, "xlsx")} icon={<FileSpreadsheet size={16} aria-hidden />} name="XLSX" />
        <FileItem href={resultsUrl(query.id, "json")} icon={<FileJson size={16} aria-hidden />} name="JSON" />
        {mayRun && (
          <Menu.Item leftSection={<Rows3 size={16} aria-hidden />} onClick={all.open}>
            {allT.open}
          </Menu.Item>
        )}
        {chartType && (
          <>
            <Menu.Label>{t.downloadChart}</Menu.Label>
            <FileItem href={chartUrl(query.id, "svg", chartType, theme)} icon={<Image size={16} aria-hidden />} name="SVG" />
            <FileItem href={chartUrl(query.id, "png", chartType, theme)} icon={<Image size={16} aria-hidden />} name="PNG" />
          </>
        )}
      </Menu.Dropdown>
    </Menu>
    {all.dialog}
    </>
  );
}

function FileItem({ href, icon, name }: { href: string; icon: React.ReactNode; name: string }) {
  return (
    <Menu.Item component="a" href={href} download leftSection={icon}>
      {name}
    </Menu.Item>
  );
}
