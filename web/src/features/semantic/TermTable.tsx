import { Badge, Code, Group, Text } from "@mantine/core";
import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { ConfirmDialog } from "@/ui/Confirm";
import { DataTable, type DataColumn } from "@/ui/DataTable";
import { useFormat } from "@/ui/format";
import { IconButton } from "@/ui/IconButton";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useCan } from "@/ui/session";
import { useSaved } from "@/ui/useSaved";
import { useDeleteTerm, useSourceNames, type Term } from "./api";
import { useT } from "./texts";

interface TermTableProps {
  terms: Term[];
  onEdit: (term: Term) => void;
}

/** The terms with their meanings, how often they were used, and what can be done with them. */
export function TermTable({ terms, onEdit }: TermTableProps) {
  const t = useT();
  const saved = useSaved();
  const remove = useDeleteTerm();
  const [doomed, setDoomed] = useState<Term | null>(null);
  const columns = useColumns({ onEdit, onDelete: setDoomed });
  return (
    <>
      <ProblemAlert problem={remove.error} />
      <DataTable label={t.title} columns={columns} rows={terms} rowKey={({ id }) => id} />
      <ConfirmDialog
        opened={doomed !== null}
        onClose={() => setDoomed(null)}
        title={t.deleteTitle(doomed?.phrases[0] ?? "")}
        question={t.deleteText}
        confirm={t.deleteConfirm}
        onConfirm={() => doomed && remove.mutate({ params: { path: { id: doomed.id } } }, { onSuccess: () => saved(t.deleted) })}
      />
    </>
  );
}

function useColumns({ onEdit, onDelete }: { onEdit: (term: Term) => void; onDelete: (term: Term) => void }): DataColumn<Term>[] {
  const t = useT();
  const format = useFormat();
  const sources = useSourceNames();
  const mayWrite = useMayWrite();
  const nameOf = (id: string | null | undefined) => sources.data?.items.find((source) => source.id === id)?.name;
  return [
    { header: t.term, names: true, cell: (term) => <Words term={term} /> },
    { header: t.kind, cell: ({ kind }) => t[`kind_${kind}`] },
    { header: t.meaning, cell: ({ meaning }) => <Meaning text={meaning} /> },
    { header: t.source, cell: ({ dataSource }) => (dataSource ? (nameOf(dataSource) ?? "–") : t.allSources) },
    { header: t.scope, cell: ({ scope }) => <Badge variant={scope === "team" ? "light" : "default"} tt="none" fw={500} miw="max-content">{t[scope]}</Badge> },
    { header: t.used, cell: ({ useCount }) => (useCount > 0 ? t.usedTimes(useCount, format.number(useCount)) : t.never) },
    {
      header: t.actions,
      quiet: true,
      cell: (term) =>
        mayWrite(term) && (
          <Group gap={4} wrap="nowrap" justify="flex-end">
            <IconButton label={t.edit(term.phrases[0] ?? "")} icon={Pencil} onClick={() => onEdit(term)} />
            <IconButton label={t.delete(term.phrases[0] ?? "")} icon={Trash2} onClick={() => onDelete(term)} />
          </Group>
        ),
    },
  ];
}

/** Team terms need a right; one's own need only that one may ask. */
function useMayWrite(): (term: Term) => boolean {
  const run = useCan("query:run");
  const write = useCan("term:write");
  const verify = useCan("term:verify");
  return ({ kind, scope }) => (kind === "verified" ? verify : scope === "team" ? write : run);
}

function Words({ term: { phrases, definition } }: { term: Term }) {
  return (
    <>
      <Text fw={550} style={{ overflowWrap: "anywhere" }}>
        {phrases[0]}
      </Text>
      {phrases.length > 1 && (
        <Text size="sm" c="dimmed" fw={400}>
          {phrases.slice(1).join(" · ")}
        </Text>
      )}
      {definition && (
        <Text size="sm" fw={400}>
          {definition}
        </Text>
      )}
    </>
  );
}

function Meaning({ text }: { text: string }) {
  return (
    <Code block bg="transparent" p={0} style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }} title={text}>
      {text.length > 160 ? `${text.slice(0, 160)}…` : text}
    </Code>
  );
}
