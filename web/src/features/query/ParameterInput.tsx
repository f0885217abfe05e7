import { Select, TextInput } from "@mantine/core";
import type { Parameter } from "./savedApi";
import { useSavedT } from "./savedTexts";

interface ParameterInputProps {
  label: string;
  type: Parameter["type"];
  value: string;
  onChange: (value: string) => void;
  required?: boolean;
  /** Values that are offered. */
  options?: string[] | undefined;
  error?: string | undefined;
}

const INPUTS = { text: "text", number: "text", date: "date" } as const;

/** A field for one value, by its type; empty where there is none. */
export function ParameterInput({ label, type, value, onChange, required = false, options, error }: ParameterInputProps) {
  const t = useSavedT();
  const shared = { label, required, error, w: { base: "100%", xs: "14rem" } };
  if (options) {
    const known = options.includes(value) || value === "" ? options : [value, ...options];
    return <Select {...shared} data={known} value={value || null} searchable clearable={!required} placeholder={t.noValue} onChange={(next) => onChange(next ?? "")} />;
  }
  if (type === "boolean") {
    const answers = [
      { value: "true", label: t.yes },
      { value: "false", label: t.no },
    ];
    return <Select {...shared} data={answers} value={value || null} clearable={!required} placeholder={t.noValue} onChange={(next) => onChange(next ?? "")} />;
  }
  return <TextInput {...shared} type={INPUTS[type]} inputMode={type === "number" ? "decimal" : undefined} value={value} onChange={(event) => onChange(event.currentTarget.value)} />;
}
