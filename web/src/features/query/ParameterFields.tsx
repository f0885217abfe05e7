import { Fieldset, Group, Select, Stack, Switch, Text, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { ParameterInput } from "./ParameterInput";
import type { Parameter } from "./savedApi";
import { useSavedT } from "./savedTexts";
import { useTables } from "./useTables";

const TYPES = ["text", "number", "date", "boolean"] as const;

interface ParameterFieldsProps {
  dataSource: string;
  otherSources: string[];
  parameters: Parameter[];
  errors: Record<string, ReactNode>;
  onChange: (parameter: Parameter) => void;
}

/** Says of each parameter in the SQL what its values are. */
export function ParameterFields({ dataSource, otherSources, parameters, errors, onChange }: ParameterFieldsProps) {
  const t = useSavedT();
  const tables = useTables(dataSource, otherSources, parameters.length > 0);
  const columns = Object.entries(tables).map(([path, names]) => ({ group: plain(path), items: names.map((name) => ({ value: `${plain(path)}.${name}`, label: name })) }));
  if (parameters.length === 0) {
    return null;
  }
  return (
    <Stack gap="xs" role="group" aria-label={t.parameters}>
      <Text size="sm" fw={500}>
        {t.parameters}
      </Text>
      {parameters.map((parameter, at) => (
        <Fieldset key={parameter.name} legend={`{{${parameter.name}}}`}>
          <Fields
            parameter={parameter}
            columns={columns}
            error={errors[`parameters[${at}].defaultValue`] ?? errors[`parameters[${at}].choices`] ?? errors[`parameters[${at}].name`]}
            onChange={(change) => onChange({ ...parameter, ...change })}
          />
        </Fieldset>
      ))}
    </Stack>
  );
}

interface FieldsProps {
  parameter: Parameter;
  columns: { group: string; items: { value: string; label: string }[] }[];
  error: ReactNode;
  onChange: (change: Partial<Parameter>) => void;
}

function Fields({ parameter, columns, error, onChange }: FieldsProps) {
  const t = useSavedT();
  const { type, choices } = parameter;
  const kinds = [...TYPES.map((value) => ({ value: value as string, label: t[`type_${value}`] })), { value: "choice", label: t.type_choice }];
  const [firstColumn] = columns.flatMap(({ items }) => items);
  function chooseType(next: string | null) {
    onChange(next === "choice" ? { type: "text", choices: columnOf(firstColumn?.value ?? ".") } : { type: next as Parameter["type"], choices: null, defaultValue: "" });
  }
  return (
    <Group align="flex-end" gap="sm">
      <TextInput label={t.label} placeholder={parameter.name} value={parameter.label ?? ""} maxLength={100} w={{ base: "100%", xs: "14rem" }} onChange={(event) => onChange({ label: event.currentTarget.value })} />
      <Select label={t.type} data={kinds} value={choices ? "choice" : type} allowDeselect={false} w={{ base: "100%", xs: "14rem" }} onChange={chooseType} />
      {choices && (
        <Select
          label={t.column}
          data={columns}
          searchable
          allowDeselect={false}
          value={`${choices.table}.${choices.column}`}
          w={{ base: "100%", xs: "14rem" }}
          onChange={(next) => onChange({ choices: columnOf(next ?? "."), defaultValue: "" })}
        />
      )}
      <ParameterInput label={t.usual} type={choices ? "text" : type} value={parameter.defaultValue ?? ""} onChange={(defaultValue) => onChange({ defaultValue })} />
      <Switch label={t.required} checked={parameter.required} onChange={(event) => onChange({ required: event.currentTarget.checked })} mb={6} />
      {error && (
        <Text size="xs" c="var(--mantine-color-error)" w="100%">
          {error}
        </Text>
      )}
    </Group>
  );
}

/** A path without the marks that tell the dots in a name from those between names. */
function plain(path: string): string {
  return path.replaceAll("\\.", ".");
}

function columnOf(name: string) {
  const dot = name.lastIndexOf(".");
  return { table: name.slice(0, dot), column: name.slice(dot + 1) };
}
