import { Checkbox, NumberInput, Select, Stack } from "@mantine/core";
import { useState } from "react";
import { FormDialog } from "@/ui/FormDialog";
import { useMe } from "@/ui/session";
import { METRICS, SPANS, SUBJECTS, useAddLimit, useChangeLimit, type Limit, type NewLimit } from "./limitApi";
import { useMetrics, useSpans, useSubjects, useT } from "./limitTexts";
import { useLimitNames } from "./limitWords";

interface LimitFormProps {
  /** The limit to change; null for a new one. */
  limit: Limit | null;
  onClose: () => void;
}

const FIRST: NewLimit = { ofAll: false, subject: "user", metric: "money", span: "month" };

/** Sets a limit, or changes how much it allows: what it is about stays, because what was counted belongs to it. */
export function LimitForm({ limit, onClose }: LimitFormProps) {
  const t = useT();
  const add = useAddLimit();
  const change = useChangeLimit();
  const [about, setAbout] = useState<NewLimit>(limit ?? FIRST);
  const [amount, setAmount] = useState<number | string>(limit?.amount ?? "");
  const [none, setNone] = useState(limit !== null && limit.amount === null);
  const [warnAt, setWarnAt] = useState<number | string>(limit?.warnAt ?? "");
  const [tried, setTried] = useState(false);
  const valid = none || (amount !== "" && Number(amount) >= 0);
  function submit(event: { preventDefault: () => void }) {
    event.preventDefault();
    setTried(true);
    if (!valid) {
      return;
    }
    const much = { amount: none ? null : Number(amount), warnAt: warnAt === "" ? null : Number(warnAt) };
    if (limit) {
      change.mutate({ params: { path: { id: limit.id } }, body: much }, { onSuccess: onClose });
    } else {
      add.mutate({ body: { ...about, ...much } }, { onSuccess: onClose });
    }
  }
  return (
    <FormDialog title={limit ? t.change : t.add} opened onClose={onClose} onSubmit={submit} submit={limit ? t.change : t.add} busy={add.isPending || change.isPending} problem={add.error ?? change.error}>
      <Stack>
        {!limit && <About about={about} onChange={setAbout} />}
        <NumberInput
          label={about.metric === "money" ? `${t.amount} (${t.dollars})` : t.amount}
          min={0}
          decimalScale={about.metric === "money" ? 6 : 0}
          thousandSeparator=","
          value={amount}
          disabled={none}
          onChange={setAmount}
          error={tried && !valid ? t.amountNeeded : null}
        />
        <Checkbox label={t.noLimit} checked={none} onChange={(event) => setNone(event.currentTarget.checked)} />
        <NumberInput label={t.warnAt} min={1} max={99} suffix="%" value={warnAt} onChange={setWarnAt} />
      </Stack>
    </FormDialog>
  );
}

function About({ about, onChange }: { about: NewLimit; onChange: (about: NewLimit) => void }) {
  const t = useT();
  const subjects = useSubjects();
  const metrics = useMetrics();
  const spans = useSpans();
  const me = useMe();
  const { models, keys, people } = useLimitNames();
  const modelChoices = models.map(({ id, name }) => ({ value: id, label: name }));
  const choices = {
    user: people.map(({ user, displayName }) => ({ value: user, label: displayName })),
    team: [],
    key: keys.map(({ id, name }) => ({ value: id, label: name })),
    model: modelChoices,
    model_user: modelChoices,
  }[about.subject];
  const words = <Value extends string>(values: Value[], labels: Record<Value, string>) => values.map((value) => ({ value, label: labels[value] }));
  return (
    <>
      <Select label={t.subject} data={words(SUBJECTS, subjects)} value={about.subject} allowDeselect={false} onChange={(subject) => subject && onChange({ ...about, subject: subject as NewLimit["subject"], target: null, person: null })} />
      {choices.length > 0 && (
        <Select label={about.subject === "model_user" ? t.model : t.which} placeholder={t.everyone} data={choices} value={about.target ?? null} clearable searchable onChange={(target) => onChange({ ...about, target })} />
      )}
      {about.subject === "model_user" && (
        <Select
          label={t.person}
          placeholder={t.everyone}
          data={people.map(({ user, displayName }) => ({ value: user, label: displayName }))}
          value={about.person ?? null}
          clearable
          searchable
          onChange={(person) => onChange({ ...about, person })}
        />
      )}
      <Select label={t.metric} data={words(METRICS, metrics)} value={about.metric} allowDeselect={false} onChange={(metric) => metric && onChange({ ...about, metric: metric as NewLimit["metric"] })} />
      <Select label={t.span} data={words(SPANS, spans)} value={about.span} allowDeselect={false} onChange={(span) => span && onChange({ ...about, span: span as NewLimit["span"] })} />
      {me.administrator && <Checkbox label={t.whole} checked={about.ofAll} onChange={(event) => onChange({ ...about, ofAll: event.currentTarget.checked })} />}
    </>
  );
}
