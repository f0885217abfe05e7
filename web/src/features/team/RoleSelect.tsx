import { MultiSelect } from "@mantine/core";
import { useState } from "react";
import { useRoles } from "./api";
import { useRoleName } from "./roleNames";

interface RoleSelectProps {
  label: string;
  /** Shows the label above the field; otherwise it is only read out. */
  labelled?: boolean;
  value: string[];
  disabled?: boolean;
  error?: string | undefined;
  onChange: (roles: string[]) => void;
}

/** Chooses roles; the choice is told once when the list closes, so that no half-made choice is saved. */
export function RoleSelect({ label, labelled = false, value, disabled = false, error, onChange }: RoleSelectProps) {
  const roles = useRoles();
  const nameOf = useRoleName();
  const [opened, setOpened] = useState(false);
  const [draft, setDraft] = useState<string[] | null>(null);
  function settle() {
    setOpened(false);
    if (draft && draft.join() !== value.join()) {
      onChange(draft);
    }
    setDraft(null);
  }
  return (
    <MultiSelect
      {...(labelled ? { label } : { "aria-label": label })}
      data={(roles.data?.items ?? []).map(({ name }) => ({ value: name, label: nameOf(name) }))}
      value={draft ?? value}
      onChange={opened ? setDraft : onChange}
      onDropdownOpen={() => setOpened(true)}
      onDropdownClose={settle}
      onBlur={settle}
      disabled={disabled}
      error={error}
      clearButtonProps={{ "aria-hidden": true }}
      miw="12rem"
      maw="22rem"
    />
  );
}
