import { ActionIcon, Group, Tooltip } from "@mantine/core";
import { ChartArea, ChartColumn, ChartLine, ChartPie, ChartScatter, CircleDashed, Hash, Table, type LucideIcon } from "lucide-react";
import type { ChartType } from "./spec";
import { useT } from "./texts";

const ICONS: Record<ChartType, LucideIcon> = {
  table: Table,
  number: Hash,
  bar: ChartColumn,
  line: ChartLine,
  area: ChartArea,
  pie: ChartPie,
  doughnut: CircleDashed,
  scatter: ChartScatter,
};

interface ChartTypeSwitchProps {
  types: ChartType[];
  chosen: ChartType;
  onChoose: (type: ChartType) => void;
}

/** The ways in which this result can be drawn. */
export function ChartTypeSwitch({ types, chosen, onChoose }: ChartTypeSwitchProps) {
  const t = useT();
  return (
    <Group gap={2} role="group" aria-label={t.chartType}>
      {types.map((type) => {
        const Icon = ICONS[type];
        return (
          <Tooltip key={type} label={t[type]}>
            <ActionIcon
              variant={type === chosen ? "light" : "subtle"}
              {...(type === chosen ? {} : { color: "gray" })}
              aria-label={t[type]}
              aria-pressed={type === chosen}
              onClick={() => onChoose(type)}
            >
              <Icon size={17} aria-hidden />
            </ActionIcon>
          </Tooltip>
        );
      })}
    </Group>
  );
}
