import { NativeSelect } from "@mantine/core";
import type { ColumnView } from "./api";
import { COLUMN_TYPES } from "./kinds";

interface TypeSelectProps {
  label: string;
  type: ColumnView["type"];
  disabled: boolean;
  onType: (type: ColumnView["type"]) => void;
}

/** A column's type, to be corrected. */
export function TypeSelect({ label, type, disabled, onType }: TypeSelectProps) {
  const types = (COLUMN_TYPES as readonly string[]).includes(type) ? COLUMN_TYPES : [type, ...COLUMN_TYPES];
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      value={type}
      disabled={disabled}
      data={[...types]}
      onChange={(event) => onType(event.currentTarget.value as ColumnView["type"])}
    />
  );
}
