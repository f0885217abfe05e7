import { Group, NumberInput, Select } from "@mantine/core";
import type { PolicyForm } from "./policyForm";
import { MASKS, UNITS } from "./policyRule";
import { usePolicyT } from "./policyTexts";

/** What is shown instead of a column's values. */
export function MaskFields({ form }: { form: PolicyForm }) {
  const t = usePolicyT();
  const { mask } = form.values;
  return (
    <>
      <Select
        label={t.mask}
        description={form.values.kind === "class" ? t.maskClassHint : undefined}
        data={MASKS.map((each) => ({ value: each, label: t[`mask_${each}`] }))}
        allowDeselect={false}
        {...form.getInputProps("mask")}
        error={form.errors["rule"]}
      />
      {mask === "partial" && (
        <Group grow>
          <NumberInput label={t.first} min={0} max={100} allowDecimal={false} {...form.getInputProps("first")} />
          <NumberInput label={t.last} min={0} max={100} allowDecimal={false} {...form.getInputProps("last")} />
        </Group>
      )}
      {mask === "round" && <NumberInput label={t.step} min={0} {...form.getInputProps("step")} />}
      {mask === "truncate" && <Select label={t.unit} data={UNITS.map((unit) => ({ value: unit, label: t[unit] }))} allowDeselect={false} {...form.getInputProps("unit")} />}
    </>
  );
}
