import { Select, Stack, Text } from "@mantine/core";
import { useClassifications, useSchema, type Classification, type TableView } from "./api";
import { LABELS } from "./classes";
import { useClassT } from "./classTexts";
import { key, parted, type PolicyForm } from "./policyForm";
import { usePolicyT } from "./policyTexts";

const SEARCHED_FROM = 8;

interface TargetProps {
  source: string;
  form: PolicyForm;
}

/** Chooses the table that a policy limits. */
export function TableSelect({ source, form }: TargetProps) {
  const t = usePolicyT();
  const tables = useSchema(source).data?.tables ?? [];
  const names = withKept(tables.map(({ namespace, name }) => key(namespace ?? "", name)), form.values.table);
  return (
    <Select
      label={t.table}
      required
      data={names.map((name) => ({ value: name, label: labelled(name) }))}
      searchable={names.length > SEARCHED_FROM}
      {...form.getInputProps("table")}
      onChange={(table) => form.setValues({ table: table ?? "", column: "" })}
    />
  );
}

/** What an old policy names without a schema binds the tables of all of them. */
function labelled(name: string): string {
  const { namespace, name: table } = parted(name);
  return namespace === null ? `*.${table}` : [namespace, table].filter(Boolean).join(".");
}

/** Chooses the column whose values are not shown. */
export function ColumnSelect({ source, form }: TargetProps) {
  const t = usePolicyT();
  const names = withKept(useColumns(source, form.values.table), form.values.column);
  return <Select label={t.columnName} required data={names} searchable={names.length > SEARCHED_FROM} {...form.getInputProps("column")} />;
}

/** Chooses what the columns hold whose values are not shown, and says which of them are known by now. */
export function ClassSelect({ source, form }: TargetProps) {
  const t = usePolicyT();
  const words = useClassT();
  const { classification } = form.values;
  const alike = useClassifications(source).filter(({ label }) => label === classification);
  const columns = alike.filter(({ status }) => status === "confirmed").map(named);
  const proposed = alike.filter(({ status }) => status === "proposed").length;
  return (
    <Stack gap={4}>
      <Select
        label={t.kindOfData}
        required
        data={LABELS.filter((label) => label !== "public").map((label) => ({ value: label, label: words[label] }))}
        searchable
        {...form.getInputProps("classification")}
      />
      {classification && (
        <Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
          {columns.length > 0 ? t.bindsNow(columns.join(", ")) : t.bindsNothing} {proposed > 0 && t.waiting(proposed)}
        </Text>
      )}
    </Stack>
  );
}

function named({ namespace, table, column }: Pick<Classification, "namespace" | "table" | "column">): string {
  return [namespace, table, column].filter(Boolean).join(".");
}

/** The columns of the chosen table. */
export function useColumns(source: string, chosen: string): string[] {
  const tables = useSchema(source).data?.tables ?? [];
  return tables.find((table) => isChosen(table, chosen))?.columns.map(({ name }) => name) ?? [];
}

function isChosen({ namespace, name }: TableView, chosen: string): boolean {
  const wanted = parted(chosen);
  return name === wanted.name && (wanted.namespace === null || wanted.namespace === (namespace ?? ""));
}

/** What a policy names stays among the choices, even where it is gone from the source or hidden from the reader. */
function withKept(names: string[], kept: string): string[] {
  return kept === "" || names.includes(kept) ? names : [kept, ...names];
}
