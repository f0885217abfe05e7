import { Fragment } from "react";
import { cutAt } from "./marking";
import classes from "./Marked.module.css";

interface MarkedProps {
  text: string;
  marks: { start: number; end: number }[];
}

/** A text with parts of it marked. */
export function Marked({ text, marks }: MarkedProps) {
  return cutAt(text, marks).map((part, index) =>
    part.marked ? (
      <mark key={index} className={classes["mark"]}>
        {part.text}
      </mark>
    ) : (
      <Fragment key={index}>{part.text}</Fragment>
    ),
  );
}
