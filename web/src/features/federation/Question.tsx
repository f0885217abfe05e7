import { Button, Group, Textarea } from "@mantine/core";
import { ArrowUp } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useT } from "./texts";

interface QuestionProps {
  text: string;
  onText: (text: string) => void;
  onAsk: () => void;
  /** Whether enough sources are chosen. */
  ready: boolean;
  busy: boolean;
}

/** The box for a question in words. Enter asks, Shift+Enter begins a new line. */
export function Question({ text, onText, onAsk, ready, busy }: QuestionProps) {
  const t = useT();
  function handleKey(event: KeyboardEvent) {
    // While an input method composes a letter (as in Vietnamese), Enter belongs to it.
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      onAsk();
    }
  }
  return (
    <>
      <Textarea
        label={t.question}
        placeholder={t.placeholder}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={handleKey}
      />
      <Group>
        <Button size="compact-md" leftSection={<ArrowUp size={14} aria-hidden />} loading={busy} disabled={!ready || text.trim() === ""} onClick={onAsk}>
          {t.ask}
        </Button>
      </Group>
    </>
  );
}
