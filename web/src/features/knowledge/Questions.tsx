import { Button, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { ListChecks, Plus, Trash2 } from "lucide-react";
import { DataTable, type DataColumn } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { IconButton } from "@/ui/IconButton";
import { TextLink } from "@/ui/links";
import { Loading } from "@/ui/Loading";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useTellProblem } from "@/ui/useTellProblem";
import type { GoldenQuestion } from "./api";
import { useDeleteQuestion, useQuestions } from "./benchApi";
import { useBenchT } from "./benchTexts";
import { NewQuestion } from "./NewQuestion";

/** The questions that a dataset is tried by. */
export function Questions({ dataset }: { dataset: string }) {
  const t = useBenchT();
  const list = useQuestions(dataset);
  const questions = list.data?.items ?? [];
  const [adding, add] = useDisclosure(false);
  const remove = useDeleteQuestion();
  const onError = useTellProblem();
  const columns: DataColumn<GoldenQuestion>[] = [
    { header: t.question, names: true, cell: ({ question }) => question },
    { header: t.expected, cell: (it) => <Expected question={it} /> },
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
      {list.isPending && <Loading />}
      <ProblemAlert problem={list.error} onRetry={() => void list.refetch()} />
      {questions.length > 0 && <DataTable label={t.questions} columns={columns} rows={questions} rowKey={({ id }) => id} />}
      {list.data?.items.length === 0 && (
        <EmptyState icon={ListChecks} title={t.none} action={button}>
          {t.noneText}
        </EmptyState>
      )}
      {adding && <NewQuestion dataset={dataset} onClose={add.close} />}
    </Panel>
  );
}

function Expected({ question: { places, facts } }: { question: GoldenQuestion }) {
  const t = useBenchT();
  return (
    <Stack gap={2}>
      {places.map(({ document, name, begins, ends }) => {
        if (!name) {
          return (
            <Text key={`${document}${begins ?? ""}`} size="sm" c="dimmed">
              {t.gone}
            </Text>
          );
        }
        const at = begins != null && ends != null ? { from: begins, to: ends } : undefined;
        return (
          <TextLink key={`${document}${begins ?? ""}`} to="/documents/$id" params={{ id: document }} search={at ?? {}} size="sm">
            {at ? t.passageOf(name) : name}
          </TextLink>
        );
      })}
      {facts.length > 0 && <Text size="sm">{facts.map((fact) => `“${fact}”`).join(", ")}</Text>}
    </Stack>
  );
}
