import { Checkbox, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { ProblemAlert } from "@/ui/ProblemAlert";
import type { Found } from "./api";
import { useSearch } from "./askApi";
import { useBenchT } from "./benchTexts";
import { Marked } from "./Marked";
import { excerpt } from "./marking";
import { usePages } from "./usePages";

const SHOWN = 6;

interface PassageChoiceProps {
  dataset: string;
  question: string;
  chosen: Found[];
  onChoose: (passages: Found[]) => void;
}

/** The passages that are found for a question now, to choose those in which its answer stands. */
export function PassageChoice({ dataset, question, chosen, onChoose }: PassageChoiceProps) {
  const t = useBenchT();
  const pages = usePages();
  const [settled] = useDebouncedValue(question.trim(), 400);
  const search = useSearch(settled, [dataset], "");
  const found = search.data?.items ?? [];
  const kept = chosen.filter(({ passage }) => !found.slice(0, SHOWN).some((it) => it.passage === passage));
  const shown = [...kept, ...found.slice(0, SHOWN)];
  if (shown.length === 0) {
    return <ProblemAlert problem={search.error} onRetry={() => void search.refetch()} />;
  }
  return (
    <Checkbox.Group
      label={t.passages}
      description={t.passagesHint}
      value={chosen.map(({ passage }) => passage)}
      onChange={(ids) => onChoose(shown.filter(({ passage }) => ids.includes(passage)))}
    >
      <Stack gap="xs" mt="xs">
        {shown.map((it) => (
          <Checkbox
            key={it.passage}
            value={it.passage}
            label={[it.documentName, it.path.join(" › "), pages(it)].filter(Boolean).join(" · ")}
            description={
              <Text span size="xs" lineClamp={3} style={{ overflowWrap: "anywhere" }}>
                <Marked {...excerpt(it.text, it.marks, 120)} />
              </Text>
            }
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
