import { Button, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { ListChecks, Plus, Trash2 } from "lucide-react";
import { DataTable, type DataColumn } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { IconButton } from "@/ui/IconButton";
import { Panel } from "@/ui/Panel";
import { useTellProblem } from "@/ui/useTellProblem";
import { useDocuments, type GoldenQuestion } from "./api";
import { useDeleteQuestion, useQuestions } from "./benchApi";
import { useBenchT } from "./benchTexts";
import { NewQuestion } from "./NewQuestion";

/** The questions that a dataset is tried by. */
export function Questions({ dataset }: { dataset: string }) {
  const t = useBenchT();
  const questions = useQuestions(dataset).data?.items ?? [];
  const names = useNames(dataset);
  const [adding, add] = useDisclosure(false);
  const remove = useDeleteQuestion();
  const onError = useTellProblem();
  const expected = ({ places, facts }: GoldenQuestion) => [...places.map(({ document }) => names.get(document) ?? t.gone), ...facts.map((fact) => `“${fact}”`)].join(", ");
  const columns: DataColumn<GoldenQuestion>[] = [
    { header: t.question, names: true, cell: ({ question }) => question },
    { header: t.expected, cell: (it) => <Text size="sm">{expected(it)}</Text> },
    {
      header: t.remove(""),
      quiet: true,
      align: "right",
      cell: ({ id, question }) => <IconButton label={t.remove(question)} icon={Trash2} onClick={() => remove.mutate({ params: { path: { id: dataset, question: id } } }, { onError })} />,
    },
  ];
  const button = (
    <Button variant="default" size="compact-md" leftSection={<Plus size={15} aria-hidden />} onClick={add.open}>
      {t.add}
    </Button>
  );
  return (
    <Panel title={t.questions} description={t.questionsText} actions={questions.length > 0 && button}>
      {questions.length > 0 ? (
        <DataTable label={t.questions} columns={columns} rows={questions} rowKey={({ id }) => id} />
      ) : (
        <EmptyState icon={ListChecks} title={t.none} action={button}>
          {t.noneText}
        </EmptyState>
      )}
      {adding && <NewQuestion dataset={dataset} onClose={add.close} />}
    </Panel>
  );
}

/** The names of the documents of a dataset by their ids, as far as they were listed. */
function useNames(dataset: string): Map<string, string> {
  const list = useDocuments(dataset, { folder: undefined, q: "", status: undefined });
  return new Map(list.data?.pages.flatMap(({ items }) => items.map(({ id, name }) => [id, name] as const)) ?? []);
}
