import { Text } from "@mantine/core";
import type { NamedTable } from "@/api/names";
import { useT } from "./texts";

const SHOWN = 24;

/** The tables of the chosen sources, each with its source. */
export function NamedTables({ tables, hint }: { tables: NamedTable[]; hint: string }) {
  const t = useT();
  if (tables.length === 0) {
    return null;
  }
  return (
    <Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
      {hint}:{" "}
      <Text span size="sm" c="var(--mantine-color-text)">
        {tables
          .slice(0, SHOWN)
          .map((table) => table.written)
          .join(", ")}
      </Text>
      {tables.length > SHOWN && ` ${t.moreTables(tables.length - SHOWN)}`}
    </Text>
  );
}
