import { Badge, Grid, NavLink, Paper, ScrollArea, Select, Text, TextInput } from "@mantine/core";
import { Search, Table2 } from "lucide-react";
import { useState } from "react";
import { useFormat } from "@/ui/format";
import { useCan } from "@/ui/session";
import type { Classification, DataSourceDetail, KeyView, SchemaView, TableView } from "./api";
import { useDescribing, type Describing } from "./describingApi";
import { useDescribingT } from "./describingTexts";
import { useSchemaT } from "./schemaTexts";
import { TableDetail } from "./TableDetail";
import { isNamedAlone, tableKey } from "./tableKey";

const SEARCHED_FROM = 8;

/** The tables at the left (above, on a narrow screen), the chosen one beside them. */
export function SchemaBrowser({ source, schema, classes }: { source: DataSourceDetail; schema: SchemaView; classes: Classification[] }) {
  const t = useSchemaT();
  const [chosen, setChosen] = useState<string | null>(null);
  const { tables } = schema;
  const describing = useDescribing(source.id, useCan("datasource:write") && source.mine);
  const table = tables.find((it) => tableKey(it) === chosen) ?? tables[0];
  if (!table) {
    return <Text c="dimmed">{t.emptySchema}</Text>;
  }
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, md: 3 }}>
        <Select
          hiddenFrom="md"
          label={t.table}
          allowDeselect={false}
          searchable={tables.length > SEARCHED_FROM}
          data={tables.map(tableKey)}
          value={tableKey(table)}
          onChange={setChosen}
        />
        <Paper withBorder p="xs" visibleFrom="md" component="nav" aria-label={t.tables}>
          <TableNames tables={tables} proposed={describing.data?.tables ?? []} chosen={tableKey(table)} onChoose={setChosen} />
        </Paper>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 9 }}>
        <TableDetail key={tableKey(table)} source={source} table={table} keys={keysOf(table, schema)} isNamedAlone={isNamedAlone(table, tables)} classes={classes} />
      </Grid.Col>
    </Grid>
  );
}

function keysOf(table: TableView, { keys }: SchemaView): KeyView[] {
  return keys.filter((key) => tableKey({ namespace: key.namespace, name: key.table }) === tableKey(table));
}

interface TableNamesProps {
  tables: TableView[];
  /** Where descriptions are proposed. */
  proposed: Describing["tables"];
  chosen: string;
  onChoose: (name: string) => void;
}

function TableNames({ tables, proposed, chosen, onChoose }: TableNamesProps) {
  const t = useSchemaT();
  const format = useFormat();
  const [text, setText] = useState("");
  const shown = tables.filter((it) => tableKey(it).toLowerCase().includes(text.trim().toLowerCase()));
  return (
    <>
      {tables.length > SEARCHED_FROM && (
        <TextInput
          mb="xs"
          size="xs"
          aria-label={t.findTable}
          placeholder={t.findTable}
          leftSection={<Search size={14} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <ScrollArea.Autosize mah="65vh">
        {shown.map((it) => (
          <NavLink
            key={tableKey(it)}
            component="button"
            type="button"
            label={tableKey(it)}
            description={it.rowCount == null ? undefined : t.rows(it.rowCount, format.number(it.rowCount))}
            leftSection={<Table2 size={16} aria-hidden />}
            rightSection={<Proposed count={proposed.find(({ namespace, table }) => tableKey({ namespace, name: table }) === tableKey(it))?.proposals ?? 0} />}
            active={tableKey(it) === chosen}
            aria-current={tableKey(it) === chosen}
            style={{ borderRadius: "var(--mantine-radius-md)" }}
            onClick={() => onChoose(tableKey(it))}
          />
        ))}
      </ScrollArea.Autosize>
    </>
  );
}

function Proposed({ count }: { count: number }) {
  const t = useDescribingT();
  return count > 0 ? (
    <Badge size="sm" variant="light" circle={count < 10} title={t.count(count)} aria-label={t.count(count)}>
      {count}
    </Badge>
  ) : null;
}
