import { Select, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { VISIBILITIES, type Visibility } from "@/ui/visibility";
import { useSources } from "./api";
import { useT } from "./texts";

/** The fields that every dataset has. */
export interface DatasetDraft {
  name: string;
  description: string;
  visibility: Visibility;
  /** Empty where its documents are about no source. */
  dataSource: string;
}

export const DATASET_FIELDS = ["name", "description", "visibility", "dataSource"];

export const EMPTY_DATASET: DatasetDraft = { name: "", description: "", visibility: "private", dataSource: "" };

/** The draft as the server takes it. */
export function datasetOf({ name, description, visibility, dataSource }: DatasetDraft) {
  return { name: name.trim(), description: description.trim(), visibility, ...(dataSource ? { dataSource } : {}) };
}

/** Name, description, who reads it, and what it is about. */
export function DatasetFields({ form }: { form: UseFormReturnType<DatasetDraft> }) {
  const t = useT();
  const sources = useSources();
  return (
    <>
      <TextInput label={t.name} required maxLength={100} data-autofocus {...form.getInputProps("name")} />
      <Textarea label={t.description} description={t.descriptionHint} autosize minRows={2} maxLength={1000} {...form.getInputProps("description")} />
      <Select label={t.visibility} allowDeselect={false} data={VISIBILITIES.map((value) => ({ value, label: t[value] }))} {...form.getInputProps("visibility")} />
      {sources.length > 0 && (
        <Select
          label={t.source}
          description={t.sourceHint}
          allowDeselect={false}
          searchable
          data={[{ value: "", label: t.noSource }, ...sources.map(({ id, name }) => ({ value: id, label: name }))]}
          {...form.getInputProps("dataSource")}
        />
      )}
    </>
  );
}
