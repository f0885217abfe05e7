import { Text } from "@mantine/core";
import { useSourceSchema } from "./api";
import { useT } from "./texts";

/** The tables and columns that a meaning may name, to be unfolded by who does not know them by heart. */
export function SourceColumns({ source }: { source: string }) {
  const t = useT();
  const schema = useSourceSchema(source);
  if (!schema.data || schema.data.tables.length === 0) {
    return null;
  }
  return (
    <Text component="details" size="xs" mt={4}>
      <summary style={{ cursor: "pointer" }}>{t.columns}</summary>
      <Text component="dl" size="xs" ff="monospace" m={0} mt={4} mah="14rem" style={{ overflowY: "auto", overflowWrap: "anywhere" }}>
        {schema.data.tables.map(({ name, columns }) => (
          <div key={name}>
            <Text component="dt" size="xs" fw={600} ff="monospace">
              {name}
            </Text>
            <Text component="dd" size="xs" ff="monospace" c="dimmed" m={0} mb={4} pl="sm">
              {columns.map((column) => column.name).join(", ")}
            </Text>
          </div>
        ))}
      </Text>
    </Text>
  );
}
