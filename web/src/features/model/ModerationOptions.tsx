import { MultiSelect, NumberInput, Select, TagsInput } from "@mantine/core";
import { useModels } from "./api";
import { useDetectors } from "./moderationApi";
import type { RuleForm } from "./moderationForm";
import { useModerationT } from "./moderationTexts";
import { useCategory } from "./moderationWords";

/** What the chosen way of looking needs besides. */
export function ModerationOptions({ form }: { form: RuleForm }) {
  const { detector } = form.values;
  return (
    <>
      {detector === "model" && <GuardModelSelect form={form} />}
      {detector === "topics" ? <TopicFields form={form} /> : <KindSelect form={form} />}
    </>
  );
}

function KindSelect({ form }: { form: RuleForm }) {
  const t = useModerationT();
  const category = useCategory();
  const detectors = useDetectors();
  const kinds = detectors.data?.items.find(({ detector }) => detector === form.values.detector)?.kinds ?? [];
  return (
    <MultiSelect
      label={t.kinds}
      description={t.kindsHint}
      data={kinds.map((value) => ({ value, label: category(value) }))}
      clearable
      searchable
      {...form.getInputProps("kinds")}
    />
  );
}

function TopicFields({ form }: { form: RuleForm }) {
  const t = useModerationT();
  return (
    <>
      <TagsInput label={t.topics} description={t.topicsHint} splitChars={[]} maxTags={50} required {...form.getInputProps("topics")} />
      <NumberInput label={t.threshold} description={t.thresholdHint} min={0} max={1} step={0.05} decimalScale={2} {...form.getInputProps("threshold")} />
    </>
  );
}

function GuardModelSelect({ form }: { form: RuleForm }) {
  const t = useModerationT();
  const models = useModels();
  const guards = models.data?.items.filter(({ type }) => type === "guard") ?? [];
  return (
    <Select
      label={t.guardModel}
      description={models.data && guards.length === 0 ? t.noGuardModel : t.guardModelHint}
      data={guards.map(({ id, name }) => ({ value: id, label: name }))}
      required
      searchable
      {...form.getInputProps("guardModel")}
    />
  );
}
