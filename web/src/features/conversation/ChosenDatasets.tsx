import { Pill } from "@mantine/core";
import type { Dataset } from "./api";
import { useT } from "./texts";

interface ChosenDatasetsProps {
  chosen: Dataset[];
  onChoose: (datasets: Dataset[]) => void;
}

/** The datasets whose documents are asked; without one left, the source is asked again. */
export function ChosenDatasets({ chosen, onChoose }: ChosenDatasetsProps) {
  const t = useT();
  return (
    <Pill.Group role="group" aria-label={t.datasets}>
      {chosen.map(({ id, name }) => (
        <Pill
          key={id}
          size="md"
          withRemoveButton
          removeButtonProps={{ "aria-label": t.leaveOut(name), "aria-hidden": false, tabIndex: 0 }}
          onRemove={() => onChoose(chosen.filter((it) => it.id !== id))}
        >
          # {name}
        </Pill>
      ))}
    </Pill.Group>
  );
}
