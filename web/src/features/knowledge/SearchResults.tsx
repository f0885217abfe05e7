import { Stack, Text } from "@mantine/core";
import { SearchX } from "lucide-react";
import { EmptyState } from "@/ui/EmptyState";
import { useFormat } from "@/ui/format";
import { Loading } from "@/ui/Loading";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useSearch } from "./askApi";
import { useAskT } from "./askTexts";
import { FoundCard } from "./FoundCard";

/** The passages that fit a question best, the nearest first, or as a model puts them in order. */
export function SearchResults({ query, datasets, ranker }: { query: string; datasets: string[]; ranker: string }) {
  const t = useAskT();
  const format = useFormat();
  const found = useSearch(query, datasets, ranker);
  if (!found.data) {
    return found.error ? <ProblemAlert problem={found.error} onRetry={() => void found.refetch()} /> : <Loading />;
  }
  const { items, notes } = found.data;
  return (
    <Stack>
      <Text size="sm" c="dimmed" role="status">
        {[items.length > 0 ? t.found(items.length, format.number(items.length)) : "", ...notes].filter(Boolean).join(" · ")}
      </Text>
      {items.length === 0 && (
        <EmptyState icon={SearchX} title={t.nothingTitle}>
          {t.nothingText}
        </EmptyState>
      )}
      <Stack component="ol" m={0} p={0} style={{ listStyle: "none" }}>
        {items.map((item) => (
          <li key={item.passage}>
            <FoundCard found={item} marks={item.marks} />
          </li>
        ))}
      </Stack>
    </Stack>
  );
}
