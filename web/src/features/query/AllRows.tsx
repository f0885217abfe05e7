import { Alert, Button, Group, Modal, Progress, SegmentedControl, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import { CircleAlert, Download, FileCheck } from "lucide-react";
import { useCallback, useState } from "react";
import { useFormat } from "@/ui/format";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useT as useShared } from "@/ui/texts";
import { useAllRowsT } from "./allRowsTexts";
import { historyKey, useHistory, type Query } from "./api";
import { useExporting, type Exporting, type ExportFormat } from "./exporting";

/** Lines of a sheet without the one of the names. */
const ROWS_OF_A_SHEET = 1_048_575;

/** How the dialog is opened, and the dialog to put beside what opens it. `sql` is another statement than the query's own. */
export function useAllRows(query: Query, sql: string | null = null) {
  const [opened, { open, close }] = useDisclosure();
  return { open, dialog: opened && <AllRowsDialog query={query} sql={sql} onClose={close} /> };
}

interface AllRowsDialogProps {
  query: Query;
  sql: string | null;
  onClose: () => void;
}

/** Takes all rows of a statement along as a file. */
function AllRowsDialog({ query, sql, onClose }: AllRowsDialogProps) {
  const t = useAllRowsT();
  const shared = useShared();
  const queries = useQueryClient();
  const [format, setFormat] = useState<ExportFormat>("csv");
  const forget = useCallback(() => void queries.invalidateQueries({ queryKey: historyKey(query.id) }), [queries, query.id]);
  const { start, stop, ...exporting } = useExporting(query, forget);
  const running = exporting.state === "running";
  const ended = exporting.state === "saved";
  return (
    <Modal opened onClose={onClose} title={t.title} closeOnClickOutside={!running} closeButtonProps={{ "aria-label": shared.close }}>
      <Stack>
        <Text size="sm">{t.lead}</Text>
        <SegmentedControl aria-label={t.format} value={format} onChange={(value) => setFormat(value as ExportFormat)} disabled={running} data={[{ value: "csv", label: "CSV" }, { value: "xlsx", label: "XLSX" }]} />
        {format === "xlsx" && !ended && (
          <Text size="sm" c="dimmed">
            {t.sheets}
          </Text>
        )}
        <State exporting={exporting} id={query.id} format={format} />
        <Group justify="flex-end" gap="xs">
          {running ? (
            <Button variant="default" onClick={stop}>
              {t.stop}
            </Button>
          ) : (
            <Button variant="default" onClick={onClose}>
              {shared.close}
            </Button>
          )}
          <Button loading={running} leftSection={<Download size={15} aria-hidden />} onClick={() => start(format, sql)}>
            {exporting.state === "broken" ? t.again : t.start}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function State({ exporting, id, format }: { exporting: Exporting; id: string; format: ExportFormat }) {
  switch (exporting.state) {
    case "idle":
      return null;
    case "running":
      return <Coming loaded={exporting.loaded} />;
    case "refused":
      return <ProblemAlert problem={exporting.problem} />;
    case "saved":
      return <Saved id={id} bytes={exporting.loaded} format={format} />;
    case "broken":
      return <Broken id={id} />;
  }
}

function Coming({ loaded }: { loaded: number }) {
  const t = useAllRowsT();
  const format = useFormat();
  return (
    <Stack gap={6} role="status">
      <Progress value={100} animated striped aria-label={t.title} />
      <Text size="sm">{loaded > 0 ? t.coming(format.bytes(loaded)) : t.waiting}</Text>
      <Text size="sm" c="dimmed">
        {t.keepOpen}
      </Text>
    </Stack>
  );
}

/** What the server wrote down of the last file. */
function useLast(id: string): Record<string, string> {
  const history = useHistory(id);
  const last = history.isFetching ? undefined : history.data?.items.findLast(({ action }) => action === "exported");
  return (last?.details ?? {}) as Record<string, string>;
}

function Saved({ id, bytes, format: kind }: { id: string; bytes: number; format: ExportFormat }) {
  const t = useAllRowsT();
  const format = useFormat();
  const { rows } = useLast(id);
  const sheets = kind === "xlsx" && rows ? Math.ceil(Number(rows) / ROWS_OF_A_SHEET) : 1;
  return (
    <Alert role="status" color="teal" variant="light" icon={<FileCheck aria-hidden />}>
      {rows ? t.saved(format.number(Number(rows)), format.bytes(bytes)) : t.savedSize(format.bytes(bytes))}
      {sheets > 1 && <div>{t.onSheets(format.number(sheets))}</div>}
    </Alert>
  );
}

function Broken({ id }: { id: string }) {
  const t = useAllRowsT();
  const { error } = useLast(id);
  return (
    <Alert role="alert" color="red" variant="light" icon={<CircleAlert aria-hidden />}>
      {t.broken}
      {error && <div>{error}</div>}
    </Alert>
  );
}
