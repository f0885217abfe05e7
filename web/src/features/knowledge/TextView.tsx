import { Paper, Table } from "@mantine/core";
import { useEffect, useRef } from "react";
import type { Block, DocumentText } from "./api";
import { Marked } from "./Marked";
import { showWithin } from "./scrolling";
import classes from "./TextView.module.css";

interface TextViewProps {
  text: DocumentText;
  /** The stretch of the text to mark and to open at; null for none. */
  marked: { start: number; end: number } | null;
  /** The page to open at where nothing is marked. */
  page: number;
  label: string;
}

const AT_ONCE = 100;

/** What was read from a document, with its headings, items and tables. */
export function TextView({ text, marked, page, label }: TextViewProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { body, blocks } = text;
  const from = marked?.start;
  useEffect(() => {
    const found = frame.current?.querySelector("mark") ?? (page > 1 ? frame.current?.querySelector(`[data-page="${page}"]`) : null);
    showWithin(frame.current, found, "middle");
  }, [from, page, body]);
  const all = blocks.length > 0 ? blocks : [{ type: "paragraph", level: 0, page: 0, start: 0, end: body.length }];
  return (
    <Paper withBorder component="section" aria-label={label}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys */}
      <div ref={frame} className={classes["frame"]} tabIndex={0} role="group" aria-label={label} lang={text.language ?? undefined}>
        {Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, index) => (
          <div key={index} className={classes["part"]}>
            {all.slice(index * AT_ONCE, (index + 1) * AT_ONCE).map((block) => (
              <Shown key={block.start} block={block} body={body} marked={marked} />
            ))}
          </div>
        ))}
      </div>
    </Paper>
  );
}

interface ShownProps {
  block: Block;
  body: string;
  marked: TextViewProps["marked"];
}

function Shown({ block, body, marked }: ShownProps) {
  const { type, level, page, start, end } = block;
  const text = body.slice(start, end);
  const marks = marked && marked.end > start && marked.start < end ? [{ start: Math.max(0, marked.start - start), end: marked.end - start }] : [];
  const at = page > 0 ? { "data-page": page } : {};
  switch (type) {
    case "heading":
      return (
        <div role="heading" aria-level={Math.min(6, level + 1)} data-level={Math.min(4, level)} className={classes["heading"]} {...at}>
          <Marked text={text} marks={marks} />
        </div>
      );
    case "item":
      return (
        <div className={classes["item"]} {...at}>
          <span aria-hidden>•</span>
          <span>
            <Marked text={text} marks={marks} />
          </span>
        </div>
      );
    case "table":
      return <Rows text={text} marks={marks} page={page} />;
    default:
      return (
        <p className={classes["paragraph"]} {...at}>
          <Marked text={text} marks={marks} />
        </p>
      );
  }
}

/** A table whose text has a line for each row. */
function Rows({ text, marks, page }: { text: string; marks: { start: number; end: number }[]; page: number }) {
  return (
    <Table.ScrollContainer minWidth={0} type="native" my="sm" {...(page > 0 ? { "data-page": page } : {})}>
      <Table withTableBorder withColumnBorders>
        <Table.Tbody>
          {rowsOf(text).map((cells, row) => (
            <Table.Tr key={row}>
              {cells.map(({ cell, start }) => (
                <Table.Td key={start}>
                  <Marked text={cell} marks={marks.map((mark) => ({ start: Math.max(0, mark.start - start), end: mark.end - start }))} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

const BETWEEN = " | ";

/** The cells of a table, each with where it begins in the table's text. */
function rowsOf(text: string): { cell: string; start: number }[][] {
  let start = 0;
  return text.split("\n").map((line) => {
    const row: { cell: string; start: number }[] = [];
    let at = start;
    for (const cell of line.split(BETWEEN)) {
      row.push({ cell, start: at });
      at += cell.length + BETWEEN.length;
    }
    start += line.length + 1;
    return row;
  });
}
