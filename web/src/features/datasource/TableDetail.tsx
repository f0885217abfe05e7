import { Group, Stack, Tabs, Text } from "@mantine/core";
import { useFormat } from "@/ui/format";
import { Loading } from "@/ui/Loading";
import { Panel } from "@/ui/Panel";
import { PolicyNote } from "@/ui/PolicyNote";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { ResultTable } from "@/ui/result/ResultTable";
import type { Row } from "@/ui/result/types";
import { useCan } from "@/ui/session";
import { useDescribe, usePreview, type Classification, type DataSourceDetail, type KeyView, type TableView } from "./api";
import { ColumnList } from "./ColumnList";
import { Described } from "./Described";
import { proposedTable, useDescribing, useProposals } from "./describingApi";
import { OtherWords } from "./OtherWords";
import { ProposedText } from "./ProposedText";
import { useSchemaT } from "./schemaTexts";
import { tableKey } from "./tableKey";
import { AcceptTable, GoneProposals } from "./ToDecide";

interface TableDetailProps {
  source: DataSourceDetail;
  table: TableView;
  /** Whether its name alone means it, rather than one of another schema. */
  isNamedAlone: boolean;
  keys: KeyView[];
  classes: Classification[];
}

/** One table: what it is, its columns, its first rows. */
export function TableDetail({ source, table, isNamedAlone, keys, classes }: TableDetailProps) {
  const t = useSchemaT();
  const format = useFormat();
  const mayWrite = useCan("datasource:write") && source.mine;
  const describe = useDescribe();
  const proposed = useDescribing(source.id, mayWrite).data?.tables.find((it) => tableKey({ namespace: it.namespace, name: it.table }) === tableKey(table));
  const inProposals = proposedTable(table.namespace, table.name);
  const proposals = useProposals(source.id, inProposals, proposed?.proposals ?? 0);
  function save(description: string, column?: string) {
    const body = { table: table.name, description, ...(table.namespace ? { namespace: table.namespace } : {}), ...(column ? { column } : {}) };
    describe.mutate({ params: { path: { id: source.id } }, body });
  }
  return (
    <Panel title={tableKey(table)}>
      <Stack gap="md">
        <Group gap="md" align="flex-start">
          {table.rowCount != null && (
            <Text size="sm" c="dimmed">
              {t.rows(table.rowCount, format.number(table.rowCount))}
            </Text>
          )}
          {table.bytes != null && (
            <Text size="sm" c="dimmed">
              {t.onDisk(format.bytes(table.bytes))}
            </Text>
          )}
          <div>
            <Described view={table} label={t.describeTable(tableKey(table))} mayWrite={mayWrite} onSave={(text) => save(text)} />
            {proposals.filter(({ column }) => column == null).map((it) => (
              <ProposedText key={it.id} source={source.id} proposal={it} />
            ))}
            <OtherWords source={source} table={table} isNamedAlone={isNamedAlone} />
          </div>
        </Group>
        <AcceptTable source={source.id} table={inProposals} proposals={proposals} />
        <ProblemAlert problem={describe.error} />
        <Tabs defaultValue="columns" keepMounted={false}>
          <Tabs.List mb="sm">
            <Tabs.Tab value="columns">
              {t.columns} ({table.columns.length})
            </Tabs.Tab>
            <Tabs.Tab value="preview">{t.preview}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="columns">
            <ColumnList
              source={source}
              table={table}
              isNamedAlone={isNamedAlone}
              keys={keys}
              classes={classes}
              proposals={proposals}
              mayWrite={mayWrite}
              onDescribe={(column, text) => save(text, column)}
            />
            <GoneProposals source={source.id} proposals={proposals.filter(({ state }) => state === "gone")} />
          </Tabs.Panel>
          <Tabs.Panel value="preview">
            <FirstRows source={source.id} table={tableKey(table)} />
          </Tabs.Panel>
        </Tabs>
      </Stack>
    </Panel>
  );
}

function FirstRows({ source, table }: { source: string; table: string }) {
  const preview = usePreview(source, table);
  if (!preview.data) {
    return preview.error ? <ProblemAlert problem={preview.error} onRetry={() => void preview.refetch()} /> : <Loading />;
  }
  return (
    <Stack gap="sm">
      <PolicyNote policies={preview.data.policies} />
      <ResultTable columns={preview.data.columns} rows={preview.data.rows as Row[]} label={table} />
    </Stack>
  );
}
