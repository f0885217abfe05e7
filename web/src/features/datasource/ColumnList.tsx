import { Badge, Group, Text, Tooltip } from "@mantine/core";
import { KeyRound, Link2 } from "lucide-react";
import { useFormat } from "@/ui/format";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useCorrectType, type Classification, type ColumnView, type DataSourceDetail, type KeyView, type TableView } from "./api";
import { classOf } from "./classes";
import { useClassT } from "./classTexts";
import { ColumnClass } from "./ColumnClass";
import styles from "./ColumnList.module.css";
import { Described } from "./Described";
import type { Proposal } from "./describingApi";
import { OtherWords } from "./OtherWords";
import { ProposedText } from "./ProposedText";
import { useSchemaT } from "./schemaTexts";
import { tableKey } from "./tableKey";
import { useT } from "./texts";
import { TypeSelect } from "./TypeSelect";

interface ColumnListProps {
  source: DataSourceDetail;
  table: TableView;
  isNamedAlone: boolean;
  keys: KeyView[];
  classes: Classification[];
  /** What a model proposes for the table and its columns. */
  proposals: Proposal[];
  mayWrite: boolean;
  onDescribe: (column: string, text: string) => void;
}

/** The columns of a table: name and keys, type, what values they hold, what they mean. */
export function ColumnList({ source, table, isNamedAlone, keys, classes, proposals, mayWrite, onDescribe }: ColumnListProps) {
  const t = useSchemaT();
  const texts = useT();
  const correct = useCorrectType();
  const correctable = mayWrite && !source.demo && source.kind === "files";
  return (
    <>
      <ProblemAlert problem={correct.error} />
      {correctable && (
        <Text size="sm" c="dimmed" mb="xs">
          {t.typesHint}
        </Text>
      )}
      <ul className={styles["list"]}>
        {table.columns.map((column) => (
          <li key={column.name} className={styles["row"]}>
            <Group gap={6} align="center" miw={0}>
              <Text fw={600} size="sm" style={{ overflowWrap: "anywhere" }}>
                {column.name}
              </Text>
              {table.primaryKey.includes(column.name) && <KeyMark icon={<KeyRound size={14} aria-hidden />} label={t.primaryKey} />}
              <ForeignMarks column={column} keys={keys} />
              <ColumnClass source={source.id} table={table} column={column.name} known={classOf(classes, table, column.name)} mayWrite={mayWrite} />
            </Group>
            <div>
              {correctable ? (
                <TypeSelect
                  label={texts.typeOf(column.name)}
                  type={column.type}
                  disabled={correct.isPending}
                  onType={(type) => correct.mutate({ params: { path: { id: source.id } }, body: { table: table.name, column: column.name, type } })}
                />
              ) : (
                <Badge variant="default" tt="none" fw={500} title={column.nativeType ?? ""}>
                  {column.type}
                </Badge>
              )}
            </div>
            <Values column={column} isHidden={column.hidden && !mayWrite} />
            <div>
              <Described view={column} label={t.describeColumn(column.name)} mayWrite={mayWrite} onSave={(text) => onDescribe(column.name, text)} />
              {proposals.filter((it) => it.column === column.name).map((it) => (
                <ProposedText key={it.id} source={source.id} proposal={it} />
              ))}
              <OtherWords source={source} table={table} isNamedAlone={isNamedAlone} column={column.name} />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function KeyMark({ icon, label }: { icon: React.ReactNode; label: string }) {
  return (
    <Tooltip label={label}>
      <span role="img" aria-label={label} className={styles["mark"]}>
        {icon}
      </span>
    </Tooltip>
  );
}

function ForeignMarks({ column, keys }: { column: ColumnView; keys: KeyView[] }) {
  const t = useSchemaT();
  return keys
    .filter((key) => key.columns.includes(column.name))
    .map((key) => {
      const target = `${tableKey({ namespace: key.targetNamespace, name: key.target })}.${key.targetColumns[key.columns.indexOf(column.name)] ?? ""}`;
      const label = key.declared ? t.pointsTo(target) : `${t.pointsTo(target)} (${t.inferred})`;
      return <KeyMark key={target} icon={<Link2 size={14} aria-hidden />} label={label} />;
    });
}

const MOST_SAMPLES = 4;

function Values({ column, isHidden }: { column: ColumnView; isHidden: boolean }) {
  const t = useSchemaT();
  const classT = useClassT();
  const format = useFormat();
  const facts = [
    column.least != null && column.greatest != null && column.type !== "text" ? t.range(column.least, column.greatest) : null,
    column.distinct != null ? t.distinct(format.number(column.distinct)) : null,
    column.nullable ? t.optional : null,
  ].filter((fact) => fact !== null);
  return (
    <div className={styles["values"]}>
      {isHidden && (
        <Text size="sm" c="dimmed">
          {classT.hidden}
        </Text>
      )}
      {column.samples.length > 0 && <div className={styles["samples"]}>{column.samples.slice(0, MOST_SAMPLES).join(" · ")}</div>}
      <Text size="xs" c="dimmed">
        {facts.join(" · ")}
      </Text>
    </div>
  );
}
