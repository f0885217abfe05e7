import { ActionIcon, Switch, Textarea, Tooltip } from "@mantine/core";
import { ArrowUp } from "lucide-react";
import type { KeyboardEvent, Ref } from "react";
import type { DataSource } from "./api";
import classes from "./AskBox.module.css";
import { SourcePicker } from "./SourcePicker";
import { useT } from "./texts";

interface AskBoxProps {
  text: string;
  onText: (text: string) => void;
  sources: DataSource[];
  source: string | null;
  onSource: (id: string) => void;
  review: boolean;
  onReview: (review: boolean) => void;
  onAsk: () => void;
  large?: boolean;
  inputRef?: Ref<HTMLTextAreaElement>;
}

/** The box for a question. Enter asks, Shift+Enter begins a new line; it never locks while an answer is on its way. */
export function AskBox({ text, onText, sources, source, onSource, review, onReview, onAsk, large = false, inputRef }: AskBoxProps) {
  const t = useT();
  function handleKey(event: KeyboardEvent) {
    // While an input method composes a letter (as in Vietnamese), Enter belongs to it.
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      onAsk();
    }
  }
  const ready = text.trim() !== "" && source !== null;
  return (
    <div className={classes["box"]}>
      <Textarea
        {...(inputRef ? { ref: inputRef } : {})}
        aria-label={t.question}
        placeholder={large ? t.placeholder : t.followUp}
        autosize
        minRows={large ? 2 : 1}
        maxRows={8}
        maxLength={2000}
        autoFocus
        variant="unstyled"
        classNames={{ input: `${classes["input"]} ${large ? classes["large"] : ""}` }}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={handleKey}
      />
      <div className={classes["foot"]}>
        <div className={classes["tools"]}>
          <div className={classes["picker"]}>
            <SourcePicker sources={sources} chosen={source} onChoose={onSource} />
          </div>
          <Tooltip label={t.reviewHint} multiline maw={260}>
            <div>
              <Switch size="xs" label={t.review} checked={review} onChange={(event) => onReview(event.currentTarget.checked)} />
            </div>
          </Tooltip>
        </div>
        <ActionIcon size={40} radius="xl" aria-label={t.ask} disabled={!ready} onClick={onAsk}>
          <ArrowUp size={20} aria-hidden />
        </ActionIcon>
      </div>
    </div>
  );
}
