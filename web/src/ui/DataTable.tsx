import { Table } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./DataTable.module.css";

export interface DataColumn<Row> {
  header: string;
  cell: (row: Row) => ReactNode;
  align?: "left" | "right";
  /** The column that names the row: a header cell for a screen reader, the heading of its card on a narrow screen. */
  names?: boolean;
  /** For a column of buttons: its header is read, not shown. */
  quiet?: boolean;
}

interface DataTableProps<Row> {
  label: string;
  columns: DataColumn<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
}

/** A table of things; on a narrow screen each row becomes a card with its columns' names. */
export function DataTable<Row>({ label, columns, rows, rowKey }: DataTableProps<Row>) {
  return (
    <Table.ScrollContainer minWidth={0} type="native">
      <Table aria-label={label} highlightOnHover verticalSpacing="sm" className={classes["table"] ?? ""}>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ header, align, quiet }) => (
              <Table.Th key={header} scope="col" ta={align ?? "left"}>
                {quiet ? <span className={classes["hidden"]}>{header}</span> : header}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={rowKey(row)}>
              {columns.map((column) => (
                <DataCell key={column.header} column={column} row={row} />
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function DataCell<Row>({ column, row }: { column: DataColumn<Row>; row: Row }) {
  const { header, cell, align, names, quiet } = column;
  const content = <div className={classes["value"]}>{cell(row)}</div>;
  if (names) {
    return (
      <Table.Th scope="row" className={classes["name"] ?? ""}>
        {content}
      </Table.Th>
    );
  }
  return (
    <Table.Td data-label={quiet ? undefined : header} ta={align ?? "left"}>
      {content}
    </Table.Td>
  );
}
