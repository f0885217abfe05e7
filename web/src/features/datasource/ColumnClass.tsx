import { ActionIcon, Badge, Menu, Tooltip, UnstyledButton } from "@mantine/core";
import { ShieldQuestionMark } from "lucide-react";
import { useState } from "react";
import { useTellProblem } from "@/ui/useTellProblem";
import { useDecide, type Classification, type TableView } from "./api";
import { COLOURS, LABELS, noted, useReason } from "./classes";
import { useClassT } from "./classTexts";
import { NoteField } from "./NoteField";

interface ColumnClassProps {
  source: string;
  table: TableView;
  column: string;
  known: Classification | undefined;
  mayWrite: boolean;
}

/** What a column is classified as; whoever keeps the source chooses it here. */
export function ColumnClass({ source, table, column, known, mayWrite }: ColumnClassProps) {
  const t = useClassT();
  const shown = known && known.status !== "rejected" ? known : undefined;
  if (!mayWrite) {
    return shown ? <ClassBadge known={shown} /> : null;
  }
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        {shown ? (
          <UnstyledButton aria-label={t.classified(column, t[shown.label])}>
            <ClassBadge known={shown} />
          </UnstyledButton>
        ) : (
          <ActionIcon variant="subtle" color="gray" size="xs" aria-label={t.classify(column)} title={t.classify(column)}>
            <ShieldQuestionMark size={14} aria-hidden />
          </ActionIcon>
        )}
      </Menu.Target>
      <Choices key={known?.at} source={source} table={table} column={column} known={shown} />
    </Menu>
  );
}

function Choices({ source, table, column, known }: Omit<ColumnClassProps, "mayWrite">) {
  const t = useClassT();
  const decide = useDecide();
  const onError = useTellProblem();
  const [note, setNote] = useState(known?.note ?? "");
  function choose(decision: { status: "confirmed" | "rejected"; label?: Classification["label"] }) {
    const place = { table: table.name, column, ...(table.namespace ? { namespace: table.namespace } : {}) };
    decide.mutate({ params: { path: { id: source } }, body: { decisions: [{ ...place, ...decision, ...noted(note) }] } }, { onError });
  }
  return (
    <Menu.Dropdown mah="20rem" style={{ overflowY: "auto" }}>
      <NoteField column={column} note={note} onNote={setNote} mx="xs" mb="xs" />
      {LABELS.map((label) => (
        <Menu.Item key={label} fw={known?.label === label ? 600 : undefined} onClick={() => choose({ status: "confirmed", label })}>
          {t[label]}
        </Menu.Item>
      ))}
      {known && (
        <>
          <Menu.Divider />
          <Menu.Item onClick={() => choose({ status: "rejected" })}>{t.notSo}</Menu.Item>
        </>
      )}
    </Menu.Dropdown>
  );
}

function ClassBadge({ known }: { known: Classification }) {
  const t = useClassT();
  const reason = useReason();
  const isProposed = known.status === "proposed";
  return (
    <Tooltip label={reason(known)} disabled={reason(known) === ""} multiline maw="20rem">
      <Badge variant={isProposed ? "outline" : "light"} color={COLOURS[known.level]} tt="none" fw={500} style={{ cursor: "inherit" }}>
        {t[known.label]}
        {isProposed && ` · ${t.proposed}`}
      </Badge>
    </Tooltip>
  );
}
