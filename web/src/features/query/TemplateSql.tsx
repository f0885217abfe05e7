import { Input, Paper } from "@mantine/core";
import type { ReactNode } from "react";
import { SqlEditor } from "@/ui/sql/SqlEditor";
import { useSavedT } from "./savedTexts";
import { useTables } from "./useTables";

interface TemplateSqlProps {
  dataSource: string;
  otherSources: string[];
  value: string;
  onChange: (value: string) => void;
  error: ReactNode;
}

/** The SQL of a saved question, to be written. */
export function TemplateSql({ dataSource, otherSources, value, onChange, error }: TemplateSqlProps) {
  const t = useSavedT();
  const tables = useTables(dataSource, otherSources, true);
  return (
    <Input.Wrapper label={t.sql} labelElement="div" description={t.sqlHint} error={error} mb="xs">
      <Paper withBorder mt={4}>
        <SqlEditor value={value} onChange={onChange} onRun={() => undefined} tables={tables} />
      </Paper>
    </Input.Wrapper>
  );
}
