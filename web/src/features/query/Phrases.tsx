import { Tooltip } from "@mantine/core";
import { useFormat } from "@/ui/format";
import type { Phrase } from "./api";
import { useOperationName } from "./operationTexts";
import { stretches } from "./stretches";
import classes from "./Phrases.module.css";
import { useT } from "./texts";

/** The question with each phrase underlined by what it stands for; hover, focus or touch tells more. */
export function Phrases({ question, phrases }: { question: string; phrases: Phrase[] }) {
  return (
    <p className={classes["line"]}>
      {stretches(question, phrases).map(({ text, phrase }, index) =>
        phrase ? <PhraseMark key={index} text={text} phrase={phrase} /> : <span key={index}>{text}</span>,
      )}
    </p>
  );
}

function PhraseMark({ text, phrase }: { text: string; phrase: Phrase }) {
  const t = useT();
  const format = useFormat();
  const operation = useOperationName();
  const kind = t[`kind_${phrase.kind}`];
  const score = phrase.score == null || phrase.kind === "unknown" ? "" : ` · ${format.percent(phrase.score)}`;
  const target = phrase.kind === "operation" && phrase.target ? operation(phrase.target) : phrase.target;
  const label = target ? `${kind}: ${target}${score}` : kind;
  return (
    <Tooltip label={label} events={{ hover: true, focus: true, touch: true }} openDelay={80}>
      {/* Focus shows by keyboard what the pointer shows by hovering. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <span className={classes["phrase"]} data-kind={phrase.kind} tabIndex={0} role="note" aria-label={`${text}: ${label}`}>
        {text}
      </span>
    </Tooltip>
  );
}

/** A short line in the manner of one kind, for legends. */
export function KindSwatch({ kind }: { kind: Phrase["kind"] }) {
  return (
    <span className={classes["swatch"]} data-kind={kind} aria-hidden>
      {"    "}
    </span>
  );
}
