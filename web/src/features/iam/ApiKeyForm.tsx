import { MultiSelect, Select, TagsInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { FormDialog } from "@/ui/FormDialog";
import { fieldErrors, type Failure } from "@/ui/problem";
import { useCan, useMe } from "@/ui/session";
import { useAssistants, useCreateApiKey, useCreateAssistantKey, usePermissions, type IssuedApiKey } from "./api";
import { useT } from "./keyTexts";

const DAYS = 86_400_000;
const USUAL_LIFE = 90 * DAYS;

interface ApiKeyFormProps {
  onClose: () => void;
  onIssued: (key: IssuedApiKey) => void;
}

/** Asks what a new key is for and what it may do. */
export function ApiKeyForm({ onClose, onIssued }: ApiKeyFormProps) {
  const t = useT();
  const create = useCreateApiKey();
  const bind = useCreateAssistantKey();
  const assistants = useAssistants(useCan("assistant:read"));
  const scopes = useGrantable();
  const form = useForm({
    initialValues: { name: "", assistant: "", scopes: [] as string[], allowedIps: [] as string[], expiresAt: inDays(USUAL_LIFE) },
    validate: { scopes: (chosen, { assistant }) => (!assistant && chosen.length === 0 ? t.scopesNeeded : null) },
  });
  const onError = (problem: Failure) => form.setErrors(fieldErrors(problem));
  function submit({ expiresAt, assistant, scopes: chosen, ...rest }: typeof form.values) {
    const wish = { ...rest, ...(expiresAt ? { expiresAt: endOf(expiresAt) } : {}) };
    if (assistant) {
      bind.mutate({ params: { path: { id: assistant } }, body: wish }, { onSuccess: (key) => onIssued({ ...key, assistant }), onError });
    } else {
      create.mutate({ body: { ...wish, scopes: chosen } }, { onSuccess: onIssued, onError });
    }
  }
  return (
    <FormDialog
      title={t.newKey}
      opened
      onClose={onClose}
      onSubmit={form.onSubmit(submit)}
      submit={t.create}
      busy={create.isPending || bind.isPending}
      problem={create.error ?? bind.error}
      fields={Object.keys(form.values)}
    >
      <TextInput label={t.name} description={t.nameHint} required data-autofocus maxLength={100} {...form.getInputProps("name")} />
      {assistants.length > 0 && (
        <Select
          label={t.bound}
          description={t.boundHint}
          allowDeselect={false}
          searchable
          data={[{ value: "", label: t.unbound }, ...assistants.map(({ id, name }) => ({ value: id, label: t.boundTo(name) }))]}
          {...form.getInputProps("assistant")}
        />
      )}
      {!form.values.assistant && <MultiSelect label={t.scopes} description={t.scopesHint} data={scopes} searchable required {...form.getInputProps("scopes")} />}
      <TagsInput label={t.allowedIps} description={t.allowedIpsHint} splitChars={[",", " "]} acceptValueOnBlur {...form.getInputProps("allowedIps")} />
      <TextInput type="date" label={t.expires} description={t.expiresHint} min={inDays(DAYS)} {...form.getInputProps("expiresAt")} />
    </FormDialog>
  );
}

/** What may be given to a key: one's own rights, all of them for an administrator. */
function useGrantable(): string[] {
  const me = useMe();
  const all = usePermissions(me.administrator);
  return me.administrator ? (all.data ?? []) : me.permissions;
}

function inDays(millis: number): string {
  return new Date(Date.now() + millis).toISOString().slice(0, 10);
}

/** The last moment of a day, as the reader's clock has it. */
function endOf(day: string): string {
  return new Date(`${day}T23:59:59`).toISOString();
}
