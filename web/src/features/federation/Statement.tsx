import { Button, Group, Kbd, Paper } from "@mantine/core";
import { Play } from "lucide-react";
import { useCompletions, type NamedTable } from "@/api/names";
import { SqlEditor } from "@/ui/sql/SqlEditor";
import { useT } from "./texts";

interface StatementProps {
  sql: string;
  onSql: (sql: string) => void;
  onRun: () => void;
  tables: NamedTable[];
  /** Whether enough sources are chosen. */
  ready: boolean;
  busy: boolean;
}

/** The editor of a statement that names each table with its source. */
export function Statement({ sql, onSql, onRun, tables, ready, busy }: StatementProps) {
  const t = useT();
  const completions = useCompletions(tables);
  return (
    <>
      <Paper withBorder>
        <SqlEditor value={sql} onChange={onSql} onRun={onRun} tables={completions} />
      </Paper>
      <Group gap="xs">
        <Button size="compact-md" leftSection={<Play size={14} aria-hidden />} loading={busy} disabled={!ready || sql.trim() === ""} onClick={onRun}>
          {t.run}
        </Button>
        <Kbd size="xs" visibleFrom="sm" aria-hidden>
          {t.runHint}
        </Kbd>
      </Group>
    </>
  );
}
