import { Checkbox, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { DataTable, type DataColumn } from "@/ui/DataTable";
import { useFormat } from "@/ui/format";
import { TextLink } from "@/ui/links";
import { When } from "@/ui/When";
import type { Document } from "./api";
import { ChosenBar } from "./ChosenBar";
import { DocumentIcon } from "./documentIcons";
import { DocumentMenu } from "./DocumentMenu";
import { DocumentState } from "./DocumentState";
import { useDocumentT } from "./documentTexts";
import { StepButtons } from "./StepButtons";

interface DocumentTableProps {
  documents: Document[];
  writable: boolean;
  /** Whether they lie in different folders, so that each row says in which. */
  scattered: boolean;
}

/** Documents with how far each is and what can be done with it, or with several at once. */
export function DocumentTable({ documents, writable, scattered }: DocumentTableProps) {
  const t = useDocumentT();
  const format = useFormat();
  const [ids, setIds] = useState<string[]>([]);
  const [first, ...others] = documents.filter(({ id }) => ids.includes(id));
  const choose = (chosen: boolean, id: string) => setIds(chosen ? [...ids, id] : ids.filter((it) => it !== id));
  const box = ({ id, name }: Document) => <Checkbox aria-label={t.choose(name)} checked={ids.includes(id)} onChange={(event) => choose(event.currentTarget.checked, id)} />;
  const columns: DataColumn<Document>[] = [
    {
      header: t.name,
      names: true,
      cell: (document) => (
        <Group gap="sm" wrap="nowrap" align="flex-start">
          {writable && box(document)}
          <Name document={document} scattered={scattered} />
        </Group>
      ),
    },
    { header: t.state, cell: (document) => <DocumentState document={document} /> },
    { header: t.size, align: "right", cell: ({ size }) => <span style={{ whiteSpace: "nowrap" }}>{format.bytes(size)}</span> },
    { header: t.changed, cell: ({ changedAt }) => <span style={{ whiteSpace: "nowrap" }}><When at={changedAt} /></span> },
    {
      header: t.actions,
      quiet: true,
      align: "right",
      cell: (document) => (
        <Group gap={2} wrap="nowrap" justify="flex-end">
          {writable && <StepButtons document={document} />}
          <DocumentMenu document={document} writable={writable} />
        </Group>
      ),
    },
  ];
  return (
    <>
      {first && <ChosenBar shown={documents} chosen={[first, ...others]} onChoose={(chosen) => setIds(chosen.map(({ id }) => id))} />}
      <DataTable label={t.documents} columns={columns} rows={documents} rowKey={({ id }) => id} />
    </>
  );
}

function Name({ document, scattered }: { document: Document; scattered: boolean }) {
  const t = useDocumentT();
  const format = useFormat();
  const { name, title, folder, pages } = document;
  const facts = [
    scattered && folder ? folder : "",
    title && title !== name && !name.startsWith(`${title}.`) ? title : "",
    pages > 0 ? t.pages(pages, format.number(pages)) : "",
  ].filter(Boolean);
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <DocumentIcon name={name} />
      <Stack gap={0} miw={0}>
        <TextLink to="/documents/$id" params={{ id: document.id }} size="sm" fw={600} c="var(--mantine-color-text)" style={{ overflowWrap: "anywhere" }}>
          {name}
        </TextLink>
        {facts.length > 0 && (
          <Text size="xs" c="dimmed" fw={400} lineClamp={1}>
            {facts.join(" · ")}
          </Text>
        )}
      </Stack>
    </Group>
  );
}
