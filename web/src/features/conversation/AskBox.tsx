import { ActionIcon, Switch, Tooltip } from "@mantine/core";
import { ArrowUp, Hash } from "lucide-react";
import { useRef, type RefObject } from "react";
import classes from "./AskBox.module.css";
import { ChosenDatasets } from "./ChosenDatasets";
import { QuestionInput } from "./QuestionInput";
import { SourcePicker } from "./SourcePicker";
import { useT } from "./texts";
import type { Asking } from "./useAsking";

interface AskBoxProps {
  asking: Asking;
  onAsk: () => void;
  large?: boolean;
  inputRef?: RefObject<HTMLTextAreaElement | null>;
}

/** The box for a question, and whom it goes to: a source, or the documents of datasets. It never locks while an answer is on its way. */
export function AskBox({ asking, onAsk, large = false, inputRef }: AskBoxProps) {
  const t = useT();
  const own = useRef<HTMLTextAreaElement>(null);
  const input = inputRef ?? own;
  const { text, setText, sources, source, chooseSource, datasets, chosen, chooseDatasets, review, setReview } = asking;
  const ofDocuments = chosen.length > 0;
  function handleHash() {
    setText(text === "" || text.endsWith(" ") ? `${text}#` : `${text} #`);
    input.current?.focus();
  }
  return (
    <div className={classes["box"]}>
      <QuestionInput asking={asking} onAsk={onAsk} large={large} inputRef={input} />
      <div className={classes["foot"]}>
        <div className={classes["tools"]}>
          {ofDocuments && <ChosenDatasets chosen={chosen} onChoose={chooseDatasets} />}
          {!ofDocuments && sources.length > 0 && (
            <div className={classes["picker"]}>
              <SourcePicker sources={sources} chosen={source?.id ?? null} onChoose={chooseSource} />
            </div>
          )}
          {datasets.length > 0 && (
            <Tooltip label={t.documentsHint} multiline maw={260}>
              <ActionIcon variant="subtle" color="gray" radius="xl" aria-label={t.documents} onClick={handleHash}>
                <Hash size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
          )}
          {!ofDocuments && sources.length > 0 && (
            <Tooltip label={t.reviewHint} multiline maw={260}>
              <div>
                <Switch size="xs" label={t.review} checked={review} onChange={(event) => setReview(event.currentTarget.checked)} />
              </div>
            </Tooltip>
          )}
        </div>
        <ActionIcon size={40} radius="xl" aria-label={t.ask} disabled={text.trim() === "" || (source === null && !ofDocuments)} onClick={onAsk}>
          <ArrowUp size={20} aria-hidden />
        </ActionIcon>
      </div>
    </div>
  );
}
