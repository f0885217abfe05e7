import { Button, Drawer, Group, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { fieldErrors, type Failure } from "@/ui/problem";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useT as useShared } from "@/ui/texts";
import { useSaved } from "@/ui/useSaved";
import { useChangeAssistant, useCreateAssistant, useLanguageModels, type Assistant } from "./api";
import { AssistantFields } from "./AssistantFields";
import { bodyOf, draftOf, type Draft } from "./draft";
import { useFormT } from "./formTexts";

interface AssistantDrawerProps {
  /** The one that is changed; none for a new one. */
  assistant?: Assistant;
  onClose: () => void;
}

/** Makes an assistant, or changes one. */
export function AssistantDrawer({ assistant, onClose }: AssistantDrawerProps) {
  const t = useFormT();
  const shared = useShared();
  const saved = useSaved();
  const create = useCreateAssistant();
  const change = useChangeAssistant();
  const models = useLanguageModels().data ?? [];
  const needed = (value: string) => (value.trim() === "" ? t.required : null);
  const form = useForm<Draft>({
    initialValues: draftOf(assistant, models[0]?.id ?? ""),
    validate: { name: needed, description: needed, model: needed },
  });
  const outcome = {
    onSuccess: () => {
      saved(t.saved);
      onClose();
    },
    onError: (problem: Failure) => form.setErrors(fieldErrors(problem)),
  };
  function submit(draft: Draft) {
    const body = bodyOf(draft);
    if (assistant) {
      change.mutate({ params: { path: { id: assistant.id }, header: { "If-Match": `"${assistant.version}"` } }, body }, outcome);
    } else {
      create.mutate({ body }, outcome);
    }
  }
  return (
    <Drawer opened onClose={onClose} position="right" size="lg" title={assistant ? t.editTitle : t.newTitle} closeButtonProps={{ "aria-label": shared.close }}>
      <form onSubmit={form.onSubmit(submit)} noValidate>
        <Stack>
          <AssistantFields form={form} models={models} />
          <ProblemAlert problem={create.error ?? change.error} fields={Object.keys(form.values)} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {shared.cancel}
            </Button>
            <Button type="submit" loading={create.isPending || change.isPending}>
              {t.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  );
}
