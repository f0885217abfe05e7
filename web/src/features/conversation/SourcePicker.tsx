import { Select } from "@mantine/core";
import { Database } from "lucide-react";
import type { DataSource } from "./api";
import { useT } from "./texts";

interface SourcePickerProps {
  sources: DataSource[];
  chosen: string | null;
  onChoose: (id: string) => void;
}

/** Which source the question goes to. */
export function SourcePicker({ sources, chosen, onChoose }: SourcePickerProps) {
  const t = useT();
  return (
    <Select
      size="xs"
      radius="xl"
      aria-label={t.source}
      leftSection={<Database size={14} aria-hidden />}
      data={sources.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen}
      onChange={(id) => id && onChoose(id)}
      allowDeselect={false}
      searchable={sources.length > 8}
      comboboxProps={{ width: "max-content", position: "bottom-start" }}
    />
  );
}
