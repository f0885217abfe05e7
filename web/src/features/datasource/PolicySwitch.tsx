import { Switch } from "@mantine/core";
import { useState } from "react";
import { ConfirmDialog } from "@/ui/Confirm";
import type { DataPolicy } from "./api";
import { usePolicyT } from "./policyTexts";

interface PolicySwitchProps {
  policy: DataPolicy;
  busy: boolean;
  onSwitch: (enabled: boolean) => void;
}

/** Switches a policy on at once, and off after a question: whom it binds would see what it keeps back. */
export function PolicySwitch({ policy: { name, enabled }, busy, onSwitch }: PolicySwitchProps) {
  const t = usePolicyT();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Switch aria-label={t.enable(name)} checked={enabled} disabled={busy} onChange={() => (enabled ? setAsking(true) : onSwitch(true))} />
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t.offTitle(name)}
        question={t.offText}
        confirm={t.offConfirm}
        onConfirm={() => onSwitch(false)}
      />
    </>
  );
}
