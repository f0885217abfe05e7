import { Alert, Button, Group, Kbd, Paper, Stack, Text } from "@mantine/core";
import { CircleAlert, Play, Rows3 } from "lucide-react";
import { useMemo, useState } from "react";
import { CopyIcon } from "@/ui/CopyText";
import { useBusyTexts } from "@/ui/busyTexts";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useCan } from "@/ui/session";
import { SqlEditor } from "@/ui/sql/SqlEditor";
import { useAllRows } from "./AllRows";
import { useAllRowsT } from "./allRowsTexts";
import { useEditSql, type Query } from "./api";
import { Hints } from "./Hints";
import { SaveButton } from "./SaveButton";
import { SeveralLink } from "./SeveralLink";
import { useT } from "./texts";
import { useTables } from "./useTables";

/** The SQL of an answer, to read, change and run. */
export function SqlPanel({ query }: { query: Query }) {
  const t = useT();
  const { busy } = useBusyTexts();
  const mayEdit = useCan("query:sql") && query.mine;
  const edit = useEditSql();
  const alone = query.otherSources.length === 0;
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? query.sql ?? "";
  const tables = useTables(query.dataSource, query.otherSources, mayEdit);
  const error = useMemo(
    () => (query.error?.line ? { line: query.error.line, column: query.error.column ?? 0 } : null),
    [query.error],
  );

  function run() {
    if (mayEdit && text.trim() !== "" && !edit.isPending) {
      edit.mutate({ params: { path: { id: query.id } }, body: { sql: text, execute: true } }, { onSuccess: () => setDraft(null) });
    }
  }

  return (
    <Stack gap="sm">
      {text === "" && !mayEdit && <Text c="dimmed">{t.noSql}</Text>}
      {query.error && (
        <Alert color="red" variant="light" icon={<CircleAlert aria-hidden />}>
          {query.error.line ? <strong>{t.position(query.error.line, query.error.column ?? 0)}: </strong> : null}
          {query.error.code === "busy" ? busy : query.error.message}
        </Alert>
      )}
      <Paper withBorder>
        <SqlEditor value={text} onChange={setDraft} onRun={run} readOnly={!mayEdit} error={draft === null ? error : null} tables={tables} />
      </Paper>
      {mayEdit && <Hints dataSource={query.dataSource} otherSources={query.otherSources} sql={text} />}
      <ProblemAlert problem={edit.error} />
      <Group gap="xs">
        {mayEdit && (
          <Button size="compact-md" leftSection={<Play size={14} aria-hidden />} loading={edit.isPending} onClick={run}>
            {t.run}
          </Button>
        )}
        <AllRowsButton query={query} text={text} />
        {draft !== null && draft !== (query.sql ?? "") && (
          <Button size="compact-md" variant="default" onClick={() => setDraft(null)}>
            {t.reset}
          </Button>
        )}
        <CopyIcon value={text} label={t.copySql} />
        <SaveButton query={{ ...query, sql: text }} />
        {mayEdit && alone && <SeveralLink source={query.dataSource} />}
        {mayEdit && (
          <Kbd size="xs" visibleFrom="sm" aria-hidden>
            {t.runHint}
          </Kbd>
        )}
      </Group>
    </Stack>
  );
}

/** Every row of what stands in the editor, run or not. */
function AllRowsButton({ query, text }: { query: Query; text: string }) {
  const t = useAllRowsT();
  const changed = text !== (query.sql ?? "");
  const all = useAllRows(query, changed ? text : null);
  const allowed = useCan(changed ? "query:sql" : "query:run");
  if (!allowed || text.trim() === "") {
    return null;
  }
  return (
    <>
      <Button size="compact-md" variant="default" leftSection={<Rows3 size={14} aria-hidden />} onClick={all.open}>
        {t.open}
      </Button>
      {all.dialog}
    </>
  );
}
