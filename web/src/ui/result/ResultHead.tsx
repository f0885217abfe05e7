import { ArrowDown, ArrowUp } from "lucide-react";
import classes from "./ResultTable.module.css";
import type { Sorting } from "./sort";
import { useT } from "./texts";
import { isNumeric, type ColumnType, type ResultColumn } from "./types";

interface ResultHeadProps {
  columns: ResultColumn[];
  widths: number[];
  sorting: Sorting | null;
  onSort: (index: number, type: ColumnType) => void;
}

/** The headers of a result; each is a button that sorts by it. */
export function ResultHead({ columns, widths, sorting, onSort }: ResultHeadProps) {
  const t = useT();
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map(({ name, type }, index) => {
          const direction = sorting?.index === index ? (sorting.descending ? "descending" : "ascending") : "none";
          return (
            <th
              key={name + index}
              scope="col"
              aria-sort={direction}
              className={isNumeric(type) ? classes["number"] : undefined}
              style={{ width: widths[index] }}
            >
              <button type="button" className={classes["head"]} title={t.sortBy(name)} onClick={() => onSort(index, type)}>
                <span>{name}</span>
                {direction === "ascending" && <ArrowUp size={14} aria-hidden />}
                {direction === "descending" && <ArrowDown size={14} aria-hidden />}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
