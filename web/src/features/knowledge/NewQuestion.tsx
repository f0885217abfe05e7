import { MultiSelect, TagsInput, Textarea } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { FormDialog } from "@/ui/FormDialog";
import { useDocuments, type Found } from "./api";
import { useAddQuestion } from "./benchApi";
import { useBenchT } from "./benchTexts";
import { PassageChoice } from "./PassageChoice";

/** Asks for a question and what is expected of its answer. */
export function NewQuestion({ dataset, onClose }: { dataset: string; onClose: () => void }) {
  const t = useBenchT();
  const add = useAddQuestion();
  const [question, setQuestion] = useState("");
  const [chosen, setChosen] = useState<string[]>([]);
  const [passages, setPassages] = useState<Found[]>([]);
  const [facts, setFacts] = useState<string[]>([]);
  const [text, setText] = useState("");
  const listed = useDocuments(dataset, { folder: undefined, q: text, status: undefined }).data?.pages.flatMap(({ items }) => items) ?? [];
  const [known, setKnown] = useState(new Map<string, string>());
  const options = new Map([...known, ...listed.map(({ id, folder, name }) => [id, folder ? `${folder}/${name}` : name] as const)]);
  function handleChoice(ids: string[]) {
    setKnown(new Map(ids.map((id) => [id, options.get(id) ?? id])));
    setChosen(ids);
  }
  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    const places = [...passages.map(({ document, begins, ends }) => ({ document, begins, ends })), ...chosen.map((document) => ({ document }))];
    add.mutate({ params: { path: { id: dataset } }, body: { question: question.trim(), places, facts } }, { onSuccess: onClose });
  }
  return (
    <FormDialog title={t.add} opened onClose={onClose} onSubmit={handleSubmit} submit={t.add} busy={add.isPending} problem={add.error}>
      <Textarea label={t.question} required autosize maxLength={1000} value={question} onChange={(event) => setQuestion(event.currentTarget.value)} data-autofocus />
      <PassageChoice dataset={dataset} question={question} chosen={passages} onChoose={setPassages} />
      <MultiSelect
        label={t.documents}
        description={t.documentsHint}
        data={[...options].map(([value, label]) => ({ value, label }))}
        value={chosen}
        onChange={handleChoice}
        searchable
        searchValue={text}
        onSearchChange={setText}
        maxValues={20}
      />
      <TagsInput label={t.facts} description={t.factsHint} value={facts} onChange={setFacts} maxTags={20} />
    </FormDialog>
  );
}
