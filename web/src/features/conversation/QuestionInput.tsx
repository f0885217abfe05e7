import { Combobox, Textarea, useCombobox } from "@mantine/core";
import { useEffect, useState, type KeyboardEvent, type RefObject } from "react";
import type { Dataset } from "./api";
import classes from "./AskBox.module.css";
import { typedName, withoutTyped } from "./mentions";
import { useT } from "./texts";
import type { Asking } from "./useAsking";

const MOST = 8;

interface QuestionInputProps {
  asking: Asking;
  onAsk: () => void;
  large: boolean;
  inputRef: RefObject<HTMLTextAreaElement | null>;
}

/** Enter asks, Shift+Enter begins a new line; `#` offers the datasets whose documents may answer. */
export function QuestionInput({ asking, onAsk, large, inputRef }: QuestionInputProps) {
  const t = useT();
  const { text, setText, datasets, chosen, chooseDatasets } = asking;
  const [seen, setSeen] = useState({ text, caret: text.length });
  const [closed, setClosed] = useState(false);
  // In a text that was not typed here the caret stands at its end.
  const caret = seen.text === text ? seen.caret : text.length;
  const typed = datasets.length > 0 ? typedName(text, caret) : null;
  const offered = typed === null ? [] : fitting(datasets, chosen, typed);
  const offering = !closed && typed !== null && (offered.length > 0 || typed !== "");
  const list = useCombobox({ opened: offering });
  const { selectFirstOption } = list;
  useEffect(() => {
    if (offering) {
      selectFirstOption();
    }
  }, [offering, typed, selectFirstOption]);

  function handleChoice(id: string) {
    const dataset = datasets.find((it) => it.id === id);
    if (dataset) {
      chooseDatasets([...chosen, dataset]);
      setText(withoutTyped(text, caret));
    }
    inputRef.current?.focus();
  }
  function handleKey(event: KeyboardEvent) {
    // While an input method composes a letter (as in Vietnamese), Enter belongs to it.
    if (event.nativeEvent.isComposing) {
      return;
    }
    if (offering && event.key === "Escape") {
      setClosed(true);
    } else if (offering && offered.length > 0 && (event.key === "Enter" || event.key === "Tab")) {
      event.preventDefault();
      handleChoice((offered[Math.max(0, list.getSelectedOptionIndex())] ?? offered[0])?.id ?? "");
    } else if (offering && event.key === "ArrowDown") {
      event.preventDefault();
      list.selectNextOption();
    } else if (offering && event.key === "ArrowUp") {
      event.preventDefault();
      list.selectPreviousOption();
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      onAsk();
    }
  }
  return (
    <Combobox store={list} onOptionSubmit={handleChoice} position="top-start" width="max-content" withinPortal>
      <Combobox.Target withKeyboardNavigation={false}>
        <Textarea
          ref={inputRef}
          aria-label={t.question}
          placeholder={chosen.length > 0 ? t.placeholderDocuments : large ? t.placeholder : t.followUp}
          autosize
          minRows={large ? 2 : 1}
          maxRows={8}
          maxLength={2000}
          autoFocus
          variant="unstyled"
          classNames={{ input: `${classes["input"]} ${large ? classes["large"] : ""}` }}
          value={text}
          onChange={({ currentTarget: { value, selectionStart } }) => {
            setClosed(false);
            setSeen({ text: value, caret: selectionStart });
            setText(value);
          }}
          onSelect={({ currentTarget: { value, selectionStart } }) => setSeen({ text: value, caret: selectionStart })}
          onFocus={() => setClosed(false)}
          onBlur={() => setClosed(true)}
          onKeyDown={handleKey}
        />
      </Combobox.Target>
      <Offered datasets={offered} />
    </Combobox>
  );
}

function Offered({ datasets }: { datasets: Dataset[] }) {
  const t = useT();
  return (
    <Combobox.Dropdown>
      <Combobox.Options aria-label={t.datasets} mah="14rem" style={{ overflowY: "auto" }}>
        {datasets.length === 0 && <Combobox.Empty>{t.noDataset}</Combobox.Empty>}
        {datasets.map(({ id, name }) => (
          <Combobox.Option key={id} value={id}>
            {name}
          </Combobox.Option>
        ))}
      </Combobox.Options>
    </Combobox.Dropdown>
  );
}

function fitting(datasets: Dataset[], chosen: Dataset[], typed: string): Dataset[] {
  const wanted = typed.toLowerCase();
  return datasets.filter(({ id, name }) => name.toLowerCase().includes(wanted) && !chosen.some((it) => it.id === id)).slice(0, MOST);
}
