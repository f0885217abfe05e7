import { Autocomplete, Button, Drawer, Group, SegmentedControl, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useForm, type UseFormReturnType } from "@mantine/form";
import { useDebouncedValue } from "@mantine/hooks";
import { useState, type ReactNode } from "react";
import { fieldErrors, type Failure } from "@/ui/problem";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useSaved } from "@/ui/useSaved";
import { Hints } from "./Hints";
import { ParameterFields } from "./ParameterFields";
import { bodyOf, fresh, SENT, type Draft } from "./saved";
import { useCategories, useChangeTemplate, useCreateTemplate, useReview, type Parameter, type Template } from "./savedApi";
import { useSavedT } from "./savedTexts";
import { TemplateSql } from "./TemplateSql";

type Form = UseFormReturnType<Draft>;

interface TemplateDrawerProps {
  /** What the form begins with. */
  draft: Draft;
  /** The one that is changed; none for a new one. */
  template?: Template;
  onClose: () => void;
}

/** Saves a question with its SQL and parameters, or changes a saved one. */
export function TemplateDrawer({ draft, template, onClose }: TemplateDrawerProps) {
  const t = useSavedT();
  const create = useCreateTemplate();
  const change = useChangeTemplate();
  const saved = useSaved();
  const form = useForm<Draft>({ initialValues: draft });
  const [known, setKnown] = useState<Record<string, Parameter>>(() => Object.fromEntries((template?.parameters ?? []).map((each) => [each.name, each])));
  const { dataSource, otherSources, sql } = form.values;
  const over = { dataSource, otherSources };
  const [settled] = useDebouncedValue(sql, 300);
  const names = useReview(dataSource, otherSources, settled).data?.parameters ?? Object.keys(known);
  const parameters = names.map((name) => known[name] ?? fresh(name));
  const outcome = {
    onSuccess: () => {
      saved(t.saved);
      onClose();
    },
    onError: (problem: Failure) => form.setErrors(fieldErrors(problem)),
  };
  function submit(values: Draft) {
    const body = bodyOf(values, parameters);
    if (template) {
      change.mutate({ params: { path: { id: template.id }, header: { "If-Match": `"${template.version}"` } }, body }, outcome);
    } else {
      create.mutate({ body }, outcome);
    }
  }
  return (
    <Drawer opened onClose={onClose} position="right" size="lg" title={template ? t.editTitle : t.newTitle} closeButtonProps={{ "aria-label": t.close }}>
      <form onSubmit={form.onSubmit(submit)}>
        <Stack>
          <Words form={form} />
          <div>
            <TemplateSql {...over} value={sql} onChange={(next) => form.setFieldValue("sql", next)} error={form.errors["sql"]} />
            <Hints {...over} sql={sql} refusals />
          </div>
          <ParameterFields {...over} parameters={parameters} errors={form.errors} onChange={(next) => setKnown((before) => ({ ...before, [next.name]: next }))} />
          <Audience form={form} mine={template?.mine ?? true} />
          <ProblemAlert problem={create.error ?? change.error} fields={SENT} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t.cancel}
            </Button>
            <Button type="submit" loading={create.isPending || change.isPending}>
              {t.store}
            </Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  );
}

function Words({ form }: { form: Form }) {
  const t = useSavedT();
  const categories = useCategories().data?.items ?? [];
  return (
    <>
      <TextInput label={t.name} required maxLength={100} data-autofocus {...form.getInputProps("name")} />
      <Autocomplete label={t.category} data={categories} maxLength={50} {...form.getInputProps("category")} />
      <Textarea label={t.description} autosize maxRows={4} {...form.getInputProps("description")} />
      <Textarea label={t.question} description={t.questionHint} autosize maxRows={4} {...form.getInputProps("question")} />
    </>
  );
}

function Audience({ form, mine }: { form: Form; mine: boolean }) {
  const t = useSavedT();
  return (
    <>
      <Choice label={t.audience} disabled={!mine} options={{ private: t.private, team: t.team }} {...form.getInputProps("visibility")} />
      {form.values.visibility === "team" && (
        <Choice label={t.sharing} disabled={!mine} options={{ read: t.share_read, execute: t.share_execute, edit: t.share_edit }} {...form.getInputProps("sharing")} />
      )}
    </>
  );
}

interface ChoiceProps {
  label: string;
  options: Record<string, string>;
  disabled: boolean;
  value?: string;
  onChange?: (value: string) => void;
  error?: ReactNode;
}

function Choice({ label, options, disabled, value, onChange, error }: ChoiceProps) {
  return (
    <div>
      <Text size="sm" fw={500} mb={4} aria-hidden>
        {label}
      </Text>
      <SegmentedControl
        fullWidth
        aria-label={label}
        disabled={disabled}
        data={Object.entries(options).map(([key, text]) => ({ value: key, label: text }))}
        {...(value === undefined ? {} : { value })}
        {...(onChange ? { onChange } : {})}
      />
      {error && (
        <Text size="xs" c="var(--mantine-color-error)" mt={4}>
          {error}
        </Text>
      )}
    </div>
  );
}
