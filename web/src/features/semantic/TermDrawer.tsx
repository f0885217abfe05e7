import { Button, Drawer, Group, Input, SegmentedControl, Select, Stack, TagsInput, Text, Textarea } from "@mantine/core";
import { useForm, type UseFormReturnType } from "@mantine/form";
import { useDebouncedValue } from "@mantine/hooks";
import { CircleCheck } from "lucide-react";
import { fieldErrors } from "@/ui/problem";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useCan } from "@/ui/session";
import { useSaved } from "@/ui/useSaved";
import { useChangeTerm, useCreateTerm, useSourceNames, useTermCheck, type Kind, type NewTerm, type Term } from "./api";
import { SourceColumns } from "./SourceColumns";
import { useT } from "./texts";

type Values = Omit<NewTerm, "dataSource" | "definition"> & { dataSource: string; definition: string };
type Form = UseFormReturnType<Values>;

const TAUGHT: Kind[] = ["synonym", "metric", "filter", "join", "verified"];
const FIELDS = ["kind", "phrases", "meaning", "definition", "scope", "dataSource"];

interface TermDrawerProps {
  /** The term to change; null for a new one. */
  term: Term | null;
  /** What a new term begins with: a word, and the source that it is about. */
  word?: string | undefined;
  source?: string | undefined;
  onClose: () => void;
}

/** Teaches a term, or changes one; says while typing whether it fits the data. */
export function TermDrawer({ term, word, source, onClose }: TermDrawerProps) {
  const t = useT();
  const saved = useSaved();
  const create = useCreateTerm();
  const change = useChangeTerm();
  const form = useForm<Values>({ initialValues: valuesOf(term, word, source) });
  const outcome = {
    onSuccess: () => {
      saved();
      onClose();
    },
    onError: (problem: Parameters<typeof fieldErrors>[0]) => form.setErrors(fieldErrors(problem)),
  };
  function submit(values: Values) {
    const body = bodyOf(values);
    if (term) {
      change.mutate({ params: { path: { id: term.id } }, body }, outcome);
    } else {
      create.mutate({ body }, outcome);
    }
  }
  return (
    <Drawer opened onClose={onClose} position="right" size="md" title={term ? t.editTitle : t.newTitle} closeButtonProps={{ "aria-label": t.close }}>
      <form onSubmit={form.onSubmit(submit)}>
        <Stack>
          <KindField form={form} fixed={term !== null} />
          <Fields form={form} fixed={term !== null} />
          <ProblemAlert problem={create.error ?? change.error} fields={FIELDS} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t.cancel}
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

function KindField({ form, fixed }: { form: Form; fixed: boolean }) {
  const t = useT();
  const mayVerify = useCan("term:verify");
  const kinds = fixed ? [form.values.kind] : TAUGHT.filter((kind) => kind !== "verified" || mayVerify);
  return (
    <Select
      label={t.kind}
      description={t[`about_${form.values.kind}`]}
      data={kinds.map((kind) => ({ value: kind, label: t[`kind_${kind}`] }))}
      allowDeselect={false}
      disabled={fixed}
      data-autofocus={!fixed || undefined}
      {...form.getInputProps("kind")}
    />
  );
}

function Fields({ form, fixed }: { form: Form; fixed: boolean }) {
  const t = useT();
  const { kind } = form.values;
  const verified = kind === "verified";
  return (
    <>
      <SourceField form={form} />
      {verified ? (
        <Textarea
          label={t.question}
          required
          autosize
          value={form.values.phrases[0] ?? ""}
          onChange={(event) => form.setFieldValue("phrases", [event.currentTarget.value])}
          error={form.errors["phrases"]}
        />
      ) : (
        <TagsInput label={t.phrases} description={t.phrasesHint} required={form.values.phrases.length === 0} withAsterisk acceptValueOnBlur splitChars={[";"]} {...form.getInputProps("phrases")} />
      )}
      <MeaningField form={form} focused={fixed} />
      <Textarea label={t.definition} description={t.definitionHint} autosize maxRows={4} {...form.getInputProps("definition")} />
      <ScopeField form={form} />
    </>
  );
}

function SourceField({ form }: { form: Form }) {
  const t = useT();
  const sources = useSourceNames();
  const names = (sources.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const optional = form.values.kind !== "verified" && form.values.kind !== "choice";
  return (
    <Select
      label={t.source}
      data={optional ? [{ value: "", label: t.allSources }, ...names] : names}
      allowDeselect={false}
      searchable={names.length > 8}
      {...form.getInputProps("dataSource")}
    />
  );
}

function MeaningField({ form, focused }: { form: Form; focused: boolean }) {
  const t = useT();
  const { kind } = form.values;
  const [term] = useDebouncedValue(bodyOf(form.values), 400);
  const check = useTermCheck(term);
  const fault = check.data?.faults.find(({ field }) => field === "meaning")?.message;
  const error = form.errors["meaning"] ?? fault;
  const checked = term.dataSource != null;
  return (
    <div>
      <Textarea
        label={kind === "verified" ? t.sql : t.meaning}
        required
        autosize
        minRows={2}
        maxRows={12}
        placeholder={t[`example_${kind}`]}
        styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: "var(--mantine-font-size-sm)" } }}
        spellCheck={false}
        data-autofocus={focused || undefined}
        {...form.getInputProps("meaning")}
        error={error}
      />
      <Text size="xs" c="dimmed" mt={4} role="status">
        {!checked && t.pickSource}
        {checked && check.data?.faults.length === 0 && (
          <Group component="span" gap={4} c="var(--mantine-color-teal-light-color)">
            <CircleCheck size={14} aria-hidden />
            {t.fits}
          </Group>
        )}
      </Text>
      {term.dataSource && <SourceColumns source={term.dataSource} />}
    </div>
  );
}

function ScopeField({ form }: { form: Form }) {
  const t = useT();
  const mayWrite = useCan("term:write");
  const mayVerify = useCan("term:verify");
  const mayTeam = form.values.kind === "verified" ? mayVerify : mayWrite && form.values.kind !== "choice";
  return (
    <Input.Wrapper label={t.scope} labelElement="div" labelProps={{ id: "term-scope" }} error={form.errors["scope"]}>
      <SegmentedControl
        fullWidth
        aria-labelledby="term-scope"
        data={[
          { value: "personal", label: t.personal },
          { value: "team", label: t.team, disabled: !mayTeam },
        ]}
        {...form.getInputProps("scope")}
      />
    </Input.Wrapper>
  );
}

function valuesOf(term: Term | null, word?: string, source = ""): Values {
  return term
    ? { kind: term.kind, phrases: term.phrases, meaning: term.meaning, definition: term.definition, scope: term.scope, dataSource: term.dataSource ?? "" }
    : { kind: "synonym", phrases: word ? [word] : [], meaning: "", definition: "", scope: "personal", dataSource: source };
}

function bodyOf({ dataSource, phrases, ...rest }: Values): NewTerm {
  const words = phrases.filter((phrase) => phrase.trim() !== "");
  return dataSource ? { ...rest, phrases: words, dataSource } : { ...rest, phrases: words };
}
