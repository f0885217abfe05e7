import { Accordion } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useNavigate } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { FormDialog } from "@/ui/FormDialog";
import { fieldErrors } from "@/ui/problem";
import { useCreateDataset, useEmbeddingModels } from "./api";
import { chunkingOf, draftOf } from "./cutting";
import { CuttingFields } from "./CuttingFields";
import { DATASET_FIELDS, DatasetFields, datasetOf, EMPTY_DATASET, type DatasetDraft } from "./DatasetFields";
import { useT } from "./texts";

/** Makes a dataset and opens it, so that documents can be dropped on it. */
export function NewDataset({ onClose }: { onClose: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const create = useCreateDataset();
  const models = useEmbeddingModels();
  const [cutting, setCutting] = useState(() => draftOf());
  const [model, setModel] = useState("");
  const form = useForm<DatasetDraft>({ initialValues: EMPTY_DATASET });

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    if (form.values.name.trim() === "") {
      form.setErrors({ name: t.required });
      return;
    }
    const body = { ...datasetOf(form.values), chunking: chunkingOf(cutting), ...(model ? { model } : {}) };
    create.mutate(
      { body },
      {
        onError: (problem) => form.setErrors(fieldErrors(problem)),
        onSuccess: ({ id }) => void navigate({ to: "/documents/sets/$id", params: { id } }),
      },
    );
  }

  return (
    <FormDialog title={t.createTitle} opened onClose={onClose} onSubmit={handleSubmit} submit={t.make} busy={create.isPending} problem={create.error} fields={DATASET_FIELDS}>
      <DatasetFields form={form} />
      <Accordion variant="separated" chevronPosition="left">
        <Accordion.Item value="advanced">
          <Accordion.Control>{t.advanced}</Accordion.Control>
          <Accordion.Panel>
            <CuttingFields
              cutting={cutting}
              onCutting={(change) => setCutting((before) => ({ ...before, ...change }))}
              model={model || (models.find(({ builtIn }) => builtIn)?.id ?? "")}
              onModel={setModel}
            />
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </FormDialog>
  );
}
