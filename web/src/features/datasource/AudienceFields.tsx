import { Input, SegmentedControl, Select } from "@mantine/core";
import { useColleagues, usePermissionNames, useRoleNames } from "./api";
import { AUDIENCES, type PolicyForm } from "./policyForm";
import { usePolicyT } from "./policyTexts";

/** Whom a policy binds, and who is free of it. */
export function AudienceFields({ form }: { form: PolicyForm }) {
  const t = usePolicyT();
  const permissions = usePermissionNames().data ?? [];
  const words = { everybody: t.everybody, role: t.aRole, user: t.aPerson };
  return (
    <>
      <Input.Wrapper label={t.forWhom} labelElement="div" labelProps={{ id: "policy-audience" }}>
        <SegmentedControl
          fullWidth
          aria-labelledby="policy-audience"
          data={AUDIENCES.map((value) => ({ value, label: words[value] }))}
          {...form.getInputProps("audience")}
        />
      </Input.Wrapper>
      {form.values.audience === "role" && <RolePick form={form} />}
      {form.values.audience === "user" && <PersonPick form={form} />}
      <Select
        label={t.exempt}
        description={t.exemptHint}
        data={[{ value: "", label: t.nobody }, ...permissions]}
        allowDeselect={false}
        searchable
        {...form.getInputProps("exempt")}
      />
    </>
  );
}

function RolePick({ form }: { form: PolicyForm }) {
  const t = usePolicyT();
  const roles = useRoleNames().data?.items ?? [];
  return <Select label={t.role} required data={roles.map(({ id, name }) => ({ value: id, label: name }))} {...form.getInputProps("role")} />;
}

function PersonPick({ form }: { form: PolicyForm }) {
  const t = usePolicyT();
  const people = useColleagues().data?.items ?? [];
  return <Select label={t.person} required searchable data={people.map(({ user, displayName }) => ({ value: user, label: displayName }))} {...form.getInputProps("user")} />;
}
