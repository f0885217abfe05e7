import { Stack } from "@mantine/core";
import type { Dataset } from "./api";
import { Questions } from "./Questions";
import { Trials } from "./Trials";

/** How well a dataset is searched and answers, by questions whose answers are known. */
export function TestBench({ dataset }: { dataset: Dataset }) {
  return (
    <Stack maw="60rem" gap="lg">
      <Trials dataset={dataset} />
      <Questions dataset={dataset.id} />
    </Stack>
  );
}
