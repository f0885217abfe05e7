import { NumberInput, Switch, TagsInput, TextInput } from "@mantine/core";
import { useT } from "./texts";

interface ValueFieldProps {
  label: string;
  value: unknown;
  /** The default, which tells the type. */
  usual: unknown;
  error?: string | undefined;
  onChange: (value: unknown) => void;
}

/** The field that fits a setting's type: switch, number, list or text. */
export function ValueField({ label, value, usual, error, onChange }: ValueFieldProps) {
  const t = useT();
  const type = usual ?? value;
  if (typeof type === "boolean") {
    return (
      <Switch
        aria-label={label}
        label={value === true ? t.on : t.off}
        checked={value === true}
        error={error}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    );
  }
  if (typeof type === "number") {
    return (
      <NumberInput
        aria-label={label}
        value={typeof value === "number" ? value : ""}
        thousandSeparator=" "
        error={error}
        onChange={(next) => onChange(next === "" ? null : Number(next))}
      />
    );
  }
  if (Array.isArray(type)) {
    return <TagsInput aria-label={label} value={texts(value)} error={error} onChange={onChange} flex="1 1 16rem" />;
  }
  return (
    <TextInput aria-label={label} value={String(value ?? "")} error={error} onChange={(event) => onChange(event.currentTarget.value)} flex="1 1 16rem" maw="30rem" />
  );
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
