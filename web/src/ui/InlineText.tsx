import { Group, Text, Textarea, UnstyledButton } from "@mantine/core";
import { Pencil } from "lucide-react";
import { useState, type KeyboardEvent } from "react";
import classes from "./InlineText.module.css";

interface InlineTextProps {
  value: string | null | undefined;
  /** Names the field, and stands where there is no text yet. */
  label: string;
  onSave: (value: string) => void;
  editable?: boolean;
  /** Stands where there is no text yet, and is what editing begins with when it is a text itself. */
  placeholder?: string;
  /** Begin with the placeholder when there is no text. */
  fromPlaceholder?: boolean;
  /** Stands before the text, and is no part of it. */
  before?: string;
}

/** A text that is changed where it stands: Enter or leaving the field saves, Escape does not. */
export function InlineText({ value, label, onSave, editable = true, placeholder, fromPlaceholder = false, before }: InlineTextProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const text = value ?? "";
  const first = text || (fromPlaceholder ? (placeholder ?? "") : "");
  function finish() {
    if (draft !== null && draft.trim() !== first) {
      onSave(draft.trim());
    }
    setDraft(null);
  }
  function handleKey(event: KeyboardEvent) {
    if (event.key === "Escape") {
      setDraft(null);
    }
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      finish();
    }
  }
  if (!editable) {
    return (
      <Text size="sm" c={text ? "inherit" : "dimmed"}>
        {before && `${before} `}
        {text || placeholder}
      </Text>
    );
  }
  if (draft !== null) {
    return (
      <Textarea
        size="sm"
        aria-label={label}
        autoFocus
        autosize
        maxLength={1000}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={finish}
        onKeyDown={handleKey}
      />
    );
  }
  return (
    <UnstyledButton className={classes["show"] ?? ""} aria-label={text ? `${label}: ${text}` : label} onClick={() => setDraft(first)}>
      <Group gap={6} wrap="nowrap" align="flex-start">
        <Text size="sm" span c={text ? "inherit" : "dimmed"}>
          {text && before ? `${before} ${text}` : text || (placeholder ?? label)}
        </Text>
        <Pencil size={13} className={classes["pencil"]} aria-hidden />
      </Group>
    </UnstyledButton>
  );
}
