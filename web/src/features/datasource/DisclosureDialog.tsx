import { Radio, Stack, Text } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { FormDialog } from "@/ui/FormDialog";
import { useChangeSource, type DataSourceDetail } from "./api";
import { useDisclosureT } from "./disclosureTexts";

interface DisclosureDialogProps {
  source: DataSourceDetail;
  onClose: () => void;
}

export const LEVELS = ["nothing", "schema", "samples", "rows"] as const;

/** How much of a source a language model may be told. */
export function DisclosureDialog({ source, onClose }: DisclosureDialogProps) {
  const t = useDisclosureT();
  const change = useChangeSource();
  const [level, setLevel] = useState(source.disclosure);

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    change.mutate({ params: { path: { id: source.id } }, body: { disclosure: level } }, { onSuccess: onClose });
  }

  return (
    <FormDialog title={t.title} opened onClose={onClose} onSubmit={handleSubmit} submit={t.save} busy={change.isPending} problem={change.error}>
      <Text size="sm" c="dimmed">
        {t.lead}
      </Text>
      <Radio.Group label={t.level} value={level} onChange={(value) => setLevel(value as typeof level)}>
        <Stack gap="sm" mt="xs">
          {LEVELS.map((each) => (
            <Radio key={each} value={each} label={t[each]} description={t[`${each}Text`]} />
          ))}
        </Stack>
      </Radio.Group>
    </FormDialog>
  );
}
