import { Select } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { Database } from "lucide-react";
import { useCan } from "@/ui/session";
import type { DataSource } from "./api";
import { useT } from "./texts";

interface SourcePickerProps {
  sources: DataSource[];
  chosen: string | null;
  onChoose: (id: string) => void;
}

const SEVERAL = "several";

/** Which source the question goes to; several at once are asked on a page of their own. */
export function SourcePicker({ sources, chosen, onChoose }: SourcePickerProps) {
  const t = useT();
  const navigate = useNavigate();
  const maySeveral = useCan("query:run") && sources.length > 1;
  function handle(id: string | null) {
    if (id === SEVERAL) {
      void navigate({ to: "/federation", search: chosen ? { source: chosen } : {} });
    } else if (id) {
      onChoose(id);
    }
  }
  return (
    <Select
      size="xs"
      radius="xl"
      aria-label={t.source}
      leftSection={<Database size={14} aria-hidden />}
      data={[...sources.map(({ id, name }) => ({ value: id, label: name })), ...(maySeveral ? [{ value: SEVERAL, label: t.several }] : [])]}
      value={chosen}
      onChange={handle}
      allowDeselect={false}
      searchable={sources.length > 8}
      comboboxProps={{ width: "max-content", position: "bottom-start" }}
    />
  );
}
