import { Text } from "@mantine/core";
import { DataTable, type DataColumn } from "@/ui/DataTable";
import { useFormat } from "@/ui/format";
import type { Score } from "./api";
import { useScores } from "./benchApi";
import { useBenchT } from "./benchTexts";

/** How each question of a trial was answered, the worst first. */
export function Scores({ dataset, trial }: { dataset: string; trial: string }) {
  const t = useBenchT();
  const { number } = useFormat();
  const scores = useScores(dataset, trial).data?.items ?? [];
  const worst = [...scores].sort((one, other) => one.ndcg - other.ndcg);
  const answer = ({ facts, said, removed }: Score) =>
    [facts ? t.answered(number(said ?? 0), number(facts)) : "", removed ? t.removed(number(removed)) : ""].filter(Boolean).join(", ") || "–";
  const columns: DataColumn<Score>[] = [
    { header: t.question, names: true, cell: ({ text }) => text },
    { header: t.rank, cell: ({ rank }) => (rank == null ? <Text size="sm" c="red">{t.notFound}</Text> : <Text size="sm">{number(rank)}</Text>) },
    { header: t.answer, cell: (score) => <Text size="sm">{answer(score)}</Text> },
  ];
  return (
    <>
      <Text fw={600} component="h3" size="sm" m={0}>
        {t.scores}
      </Text>
      <DataTable label={t.scores} columns={columns} rows={worst} rowKey={({ question }) => question} />
    </>
  );
}
