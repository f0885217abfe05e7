import { MultiSelect } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useRef, useState } from "react";
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
  const [opened, { open, close }] = useDisclosure(false);
  const [draft, setDraft] = useState<string[] | null>(null);
  const chosen = useRef<string[] | null>(null);
  function choose(next: string[] | null) {
    chosen.current = next;
    setDraft(next);
  }
  function settle() {
    const next = chosen.current;
    choose(null);
    if (next && next.join() !== value.join()) {
      onChange(next);
    }
  }
  return (
    <MultiSelect
      {...(labelled ? { label } : { "aria-label": label })}
      data={(roles.data?.items ?? []).map(({ name }) => ({ value: name, label: nameOf(name) }))}
      value={draft ?? value}
      onChange={opened ? choose : onChange}
      onDropdownOpen={open}
      onDropdownClose={() => {
        close();
        settle();
      }}
      onBlur={settle}
      disabled={disabled}
      error={error}
      clearButtonProps={{ "aria-hidden": true }}
      miw="12rem"
      maw="22rem"
    />
  );
}
