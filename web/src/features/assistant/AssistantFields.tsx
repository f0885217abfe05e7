import { Fieldset, Group, MultiSelect, NumberInput, SegmentedControl, Select, Stack, TagsInput, Text, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useCan } from "@/ui/session";
import { useDatasets } from "./api";
import type { Draft } from "./draft";
import { useFormT } from "./formTexts";
import { useT } from "./texts";

interface AssistantFieldsProps {
  form: UseFormReturnType<Draft>;
  models: { id: string; name: string }[];
}

/** What an assistant is, and how it answers. */
export function AssistantFields({ form, models }: AssistantFieldsProps) {
  const t = useFormT();
  const words = useT();
  const readsDocuments = useCan("dataset:read");
  const datasets = useDatasets(readsDocuments);
  return (
    <>
      <TextInput label={t.name} required maxLength={100} data-autofocus {...form.getInputProps("name")} />
      <Textarea label={t.description} description={t.descriptionHint} required autosize minRows={2} maxLength={1000} {...form.getInputProps("description")} />
      <Textarea label={t.instructions} description={t.instructionsHint} autosize minRows={5} maxRows={14} maxLength={20000} {...form.getInputProps("instructions")} />
      <Select label={t.model} required searchable allowDeselect={false} data={models.map(({ id, name }) => ({ value: id, label: name }))} {...form.getInputProps("model")} />
      {readsDocuments && (
        <MultiSelect
          label={t.datasets}
          description={t.datasetsHint}
          searchable
          data={datasets.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps("datasets")}
        />
      )}
      <TagsInput label={t.examples} description={t.examplesHint} maxTags={4} acceptValueOnBlur splitChars={[]} {...form.getInputProps("examples")} />
      <Stack gap={4}>
        <Text size="sm" fw={600}>
          {t.visibility}
        </Text>
        <SegmentedControl
          aria-label={t.visibility}
          data={(["private", "team"] as const).map((value) => ({ value, label: words[value] }))}
          {...form.getInputProps("visibility")}
        />
      </Stack>
      <Manner form={form} />
      <TextInput label={t.disclaimer} maxLength={300} {...form.getInputProps("disclaimer")} />
    </>
  );
}

function Manner({ form }: { form: UseFormReturnType<Draft> }) {
  const t = useFormT();
  return (
    <Fieldset legend={t.manner}>
      <Text size="xs" c="dimmed" mb="xs">
        {t.mannerHint}
      </Text>
      <Group grow align="flex-end" preventGrowOverflow={false}>
        <NumberInput label={t.temperature} min={0} max={2} step={0.1} decimalScale={2} miw={120} {...form.getInputProps("temperature")} />
        <NumberInput label={t.topP} min={0} max={1} step={0.1} decimalScale={2} miw={120} {...form.getInputProps("topP")} />
        <NumberInput label={t.maxOutputTokens} min={1} max={1000000} allowDecimal={false} miw={160} {...form.getInputProps("maxOutputTokens")} />
      </Group>
    </Fieldset>
  );
}
