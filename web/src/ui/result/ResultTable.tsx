import { Text } from "@mantine/core";
import { useEffect, useMemo, useRef, useState } from "react";
import { useLocale } from "../i18n";
import { columnFormat, valuesOf, type CellFormat } from "./format";
import classes from "./ResultTable.module.css";
import { ResultHead } from "./ResultHead";
import { nextSorting, sorted, type Sorting } from "./sort";
import { useT } from "./texts";
import { isNumeric, type Cell, type ResultColumn, type Row } from "./types";
import { useWindow } from "./useWindow";

/** Rows that are still at the server. */
export interface MoreRows {
  has: boolean;
  loading: boolean;
  fetch: () => void;
}

interface ResultTableProps {
  columns: ResultColumn[];
  rows: readonly Row[];
  more?: MoreRows;
  label?: string;
}

/** A result as a table: sorts by its headers, draws only the rows in sight, fetches further rows as one scrolls to them. */
export function ResultTable({ columns, rows, more, label }: ResultTableProps) {
  const t = useT();
  const { language } = useLocale();
  const scroll = useRef<HTMLDivElement>(null);
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const formats = useMemo(() => columns.map((column, index) => columnFormat(column, valuesOf(rows, index), language)), [columns, rows, language]);
  const widths = useMemo(() => widthsOf(columns, rows, formats), [columns, rows, formats]);
  const ordered = useMemo(
    () => sorted(rows, sorting, columns[sorting?.index ?? 0]?.type ?? "text", language),
    [rows, sorting, columns, language],
  );
  const visible = useWindow(scroll, ordered.length);
  const wantsMore = more?.has === true && !more.loading && (sorting !== null || visible.end >= ordered.length);
  useEffect(() => {
    if (wantsMore) {
      more.fetch();
    }
  }, [wantsMore, more]);

  if (rows.length === 0) {
    return <Text c="dimmed">{t.empty}</Text>;
  }
  return (
    <div>
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={scroll} className={classes["scroll"]} role="region" aria-label={label ?? t.table} tabIndex={0}>
        <table className={classes["table"]} style={{ width: widths.reduce((a, b) => a + b, 0) }} aria-rowcount={ordered.length + 1} aria-label={label ?? t.table}>
          <ResultHead columns={columns} widths={widths} sorting={sorting} onSort={(index, type) => setSorting(nextSorting(sorting, index, type))} />
          <tbody>
            <Space height={visible.before} />
            {ordered.slice(visible.start, visible.end).map((row, at) => (
              <tr key={visible.start + at} aria-rowindex={visible.start + at + 2}>
                {columns.map((column, index) => (
                  <ResultCell key={column.name + index} cell={row[index] ?? null} column={column} format={formats[index] as CellFormat} />
                ))}
              </tr>
            ))}
            <Space height={visible.after} />
          </tbody>
        </table>
      </div>
      {more?.has && more.loading && (
        <Text size="sm" c="dimmed" mt={4} role="status">
          {sorting ? t.sortingAll : t.loadingRows}
        </Text>
      )}
    </div>
  );
}

function Space({ height }: { height: number }) {
  return height > 0 ? (
    <tr aria-hidden>
      <td className={classes["space"]} style={{ height }} />
    </tr>
  ) : null;
}

function ResultCell({ cell, column, format }: { cell: Cell; column: ResultColumn; format: CellFormat }) {
  const t = useT();
  const number = isNumeric(column.type) ? classes["number"] : undefined;
  if (cell === null) {
    return (
      <td className={number}>
        <span className={classes["nothing"]}>{t.nothing}</span>
      </td>
    );
  }
  const text = typeof cell === "boolean" ? (cell ? t.yes : t.no) : format(cell);
  return (
    <td className={number} title={String(cell)}>
      {text}
    </td>
  );
}

const CHARACTER = 7.6;
const PADDING = 34;

function widthsOf(columns: ResultColumn[], rows: readonly Row[], formats: CellFormat[]): number[] {
  const sample = rows.slice(0, 100);
  return columns.map((column, index) => {
    const longest = sample.reduce((most, row) => Math.max(most, (formats[index]?.(row[index] ?? null) ?? "").length), column.name.length + 1);
    return Math.round(Math.min(340, Math.max(84, longest * CHARACTER + PADDING)));
  });
}
