import { Group, Stack, Text } from "@mantine/core";
import { useLocale } from "../i18n";
import { columnFormat } from "../result/format";
import { isNumeric, type ResultColumn, type Row } from "../result/types";

/** The few values of one row, large. */
export function BigNumber({ columns, row }: { columns: ResultColumn[]; row: Row }) {
  const { language } = useLocale();
  return (
    <Group gap="xl" py="md" align="flex-end">
      {columns.map((column, index) => {
        const cell = row[index] ?? null;
        return (
          <Stack key={column.name} gap={2}>
            <Text fz={{ base: 34, sm: isNumeric(column.type) ? 48 : 34 }} fw={700} lh={1.1} style={{ overflowWrap: "anywhere", fontVariantNumeric: "tabular-nums" }}>
              {columnFormat(column, [cell], language)(cell) || "–"}
            </Text>
            <Text c="dimmed" size="sm">
              {column.name}
            </Text>
          </Stack>
        );
      })}
    </Group>
  );
}
