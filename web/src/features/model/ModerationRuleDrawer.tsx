import { Button, Drawer, Group, NumberInput, Select, Stack, Switch, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { fieldErrors } from "@/ui/problem";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useMe } from "@/ui/session";
import { useSaved } from "@/ui/useSaved";
import { ACTIONS, DETECTORS, STAGES, useChangeRule, useCreateRule, type Detector, type GuardRule, type NewGuardRule } from "./moderationApi";
import { bodyOf, FIELDS, judges, valuesOf, type RuleForm, type RuleValues } from "./moderationForm";
import { ModerationOptions } from "./ModerationOptions";
import { useModerationT } from "./moderationTexts";

interface ModerationRuleDrawerProps {
  /** The rule to change; null for a new one. */
  rule: GuardRule | null;
  /** Where a new one stands. */
  position: number;
  onClose: () => void;
}

/** Makes a rule, or changes one. */
export function ModerationRuleDrawer({ rule, position, onClose }: ModerationRuleDrawerProps) {
  const t = useModerationT();
  const me = useMe();
  const form = useForm<RuleValues>({ initialValues: valuesOf(rule, position) });
  const { save, pending, problem } = useSave(rule, form, onClose);
  return (
    <Drawer opened onClose={onClose} position="right" size="md" title={rule ? t.editTitle : t.newTitle} closeButtonProps={{ "aria-label": t.close }}>
      <form onSubmit={form.onSubmit((values) => save(bodyOf(values)))}>
        <Stack>
          <TextInput label={t.name} placeholder={t.namePlaceholder} required maxLength={100} autoComplete="off" data-autofocus {...form.getInputProps("name")} />
          <WhatFields form={form} />
          <ModerationOptions form={form} />
          <FailureFields form={form} />
          {me.administrator && <Switch label={t.forEveryTeam} disabled={rule !== null} {...form.getInputProps("everyTeam", { type: "checkbox" })} />}
          <Switch label={t.enabled} {...form.getInputProps("enabled", { type: "checkbox" })} />
          <ProblemAlert problem={problem} fields={FIELDS} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t.cancel}
            </Button>
            <Button type="submit" loading={pending}>
              {t.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  );
}

function useSave(rule: GuardRule | null, form: RuleForm, onClose: () => void) {
  const saved = useSaved();
  const create = useCreateRule();
  const change = useChangeRule();
  const outcome = {
    onSuccess: () => {
      saved();
      onClose();
    },
    onError: (problem: Parameters<typeof fieldErrors>[0]) => form.setErrors(fieldErrors(problem)),
  };
  function save(body: NewGuardRule) {
    if (rule) {
      change.mutate({ params: { path: { id: rule.id }, header: { "If-Match": `"${rule.version}"` } }, body }, outcome);
    } else {
      create.mutate({ body }, outcome);
    }
  }
  return { save, pending: create.isPending || change.isPending, problem: create.error ?? change.error };
}

/** Where it looks, for what, and what happens then; what does not go together is not offered. */
function WhatFields({ form }: { form: RuleForm }) {
  const t = useModerationT();
  const { stage, detector } = form.values;
  function chooseDetector(next: Detector) {
    form.setFieldValue("detector", next);
    form.setFieldValue("kinds", []);
    if (judges(next) && form.values.action === "mask") {
      form.setFieldValue("action", "block");
    }
  }
  return (
    <>
      <Select
        label={t.stage}
        allowDeselect={false}
        data={STAGES.filter((each) => each !== "tools" || detector !== "topics").map((value) => ({ value, label: t[`stage_${value}`] }))}
        {...form.getInputProps("stage")}
      />
      <Select
        label={t.detector}
        allowDeselect={false}
        data={DETECTORS.filter((each) => each !== "topics" || stage !== "tools").map((value) => ({ value, label: t[`detector_${value}`] }))}
        value={detector}
        error={form.errors["detector"]}
        onChange={(next) => next && chooseDetector(next as Detector)}
      />
      <Select
        label={t.action}
        allowDeselect={false}
        data={ACTIONS.filter((each) => each !== "mask" || !judges(detector)).map((value) => ({ value, label: t[`action_${value}`] }))}
        {...form.getInputProps("action")}
      />
    </>
  );
}

function FailureFields({ form }: { form: RuleForm }) {
  const t = useModerationT();
  return (
    <>
      <Select
        label={t.onFailure}
        allowDeselect={false}
        data={[
          { value: "closed", label: t.failure_closed },
          { value: "open", label: t.failure_open },
        ]}
        {...form.getInputProps("onFailure")}
      />
      <Group grow align="flex-start">
        <NumberInput label={t.timeout} min={100} max={60_000} step={500} allowDecimal={false} {...form.getInputProps("timeoutMs")} />
        <NumberInput label={t.position} allowDecimal={false} {...form.getInputProps("position")} />
      </Group>
    </>
  );
}
