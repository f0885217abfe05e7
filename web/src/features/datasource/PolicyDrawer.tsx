import { Button, Drawer, Group, Input, SegmentedControl, Stack, Switch, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { fieldErrors } from "@/ui/problem";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useSaved } from "@/ui/useSaved";
import { useChangePolicy, useCreatePolicy, type DataPolicy, type NewDataPolicy } from "./api";
import { AudienceFields } from "./AudienceFields";
import { MaskFields } from "./MaskFields";
import { bodyOf, FIELDS, valuesOf, type PolicyForm, type PolicyValues } from "./policyForm";
import { usePolicyT } from "./policyTexts";
import { ClassSelect, ColumnSelect, TableSelect } from "./PolicyTarget";
import { RuleField } from "./RuleField";

interface PolicyDrawerProps {
  source: string;
  /** The policy to change; null for a new one. */
  policy: DataPolicy | null;
  onClose: () => void;
}

/** Makes a policy, or changes one; what is wrong stands at its field, and in the rule at its place. */
export function PolicyDrawer({ source, policy, onClose }: PolicyDrawerProps) {
  const t = usePolicyT();
  const form = useForm<PolicyValues>({ initialValues: valuesOf(policy) });
  const { save, pending, problem } = useSave(source, policy, form, onClose);
  return (
    <Drawer opened onClose={onClose} position="right" size="md" title={policy ? t.editTitle : t.newTitle} closeButtonProps={{ "aria-label": t.close }}>
      <form onSubmit={form.onSubmit((values) => save(bodyOf(values)))}>
        <Stack>
          <TextInput label={t.name} placeholder={t.namePlaceholder} required maxLength={100} autoComplete="off" data-autofocus {...form.getInputProps("name")} />
          <KindField form={form} />
          {form.values.kind === "class" ? <ClassSelect source={source} form={form} /> : <TableSelect source={source} form={form} />}
          {form.values.kind === "column" && <ColumnSelect source={source} form={form} />}
          {form.values.kind === "row" ? <RuleField source={source} form={form} /> : <MaskFields form={form} />}
          <AudienceFields form={form} />
          <Switch label={t.enabled} description={t.enabledHint} {...form.getInputProps("enabled", { type: "checkbox" })} />
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

function useSave(source: string, policy: DataPolicy | null, form: PolicyForm, onClose: () => void) {
  const saved = useSaved();
  const create = useCreatePolicy();
  const change = useChangePolicy();
  const outcome = {
    onSuccess: () => {
      saved();
      onClose();
    },
    onError: (problem: Parameters<typeof fieldErrors>[0]) => form.setErrors(fieldErrors(problem)),
  };
  function save(body: NewDataPolicy) {
    if (policy) {
      change.mutate({ params: { path: { id: source, policy: policy.id }, header: { "If-Match": `"${policy.version}"` } }, body }, outcome);
    } else {
      create.mutate({ params: { path: { id: source } }, body }, outcome);
    }
  }
  return { save, pending: create.isPending || change.isPending, problem: create.error ?? change.error };
}

function KindField({ form }: { form: PolicyForm }) {
  const t = usePolicyT();
  return (
    <Input.Wrapper label={t.kind} labelElement="div" labelProps={{ id: "policy-kind" }}>
      <SegmentedControl
        fullWidth
        aria-labelledby="policy-kind"
        data={[
          { value: "row", label: t.row },
          { value: "column", label: t.column },
          { value: "class", label: t.kindOfData },
        ]}
        {...form.getInputProps("kind")}
      />
    </Input.Wrapper>
  );
}
