import { List, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useFormat } from "@/ui/format";
import { TextLink } from "@/ui/links";
import { Panel } from "@/ui/Panel";
import { When } from "@/ui/When";
import type { Dataset, Document, DocumentText } from "./api";
import { DocumentState } from "./DocumentState";
import { Metadata } from "./Metadata";
import { useReaderT } from "./readerTexts";

interface DocumentDetailsProps {
  document: Document;
  dataset: Dataset | undefined;
  text: DocumentText | undefined;
}

/** What is known of a document beside its content. */
export function DocumentDetails({ document, dataset, text }: DocumentDetailsProps) {
  const t = useReaderT();
  return (
    <Stack>
      <Panel title={t.details}>
        <Stack gap="md">
          {document.status !== "ready" && <DocumentState document={document} />}
          <Facts document={document} dataset={dataset} text={text} />
        </Stack>
      </Panel>
      {text && text.notes.length > 0 && (
        <Panel title={t.notes}>
          <List size="sm" spacing={4}>
            {text.notes.map((note) => (
              <List.Item key={note}>{note}</List.Item>
            ))}
          </List>
        </Panel>
      )}
      <Metadata key={JSON.stringify(document.metadata)} document={document} writable={dataset?.writable ?? false} />
    </Stack>
  );
}

function Facts({ document, dataset, text }: DocumentDetailsProps) {
  const t = useReaderT();
  const format = useFormat();
  const kind = useKind();
  const { edition, liveEdition, pages, size, origin, sourceUrl, folder, createdAt, changedAt } = document;
  return (
    <Stack component="dl" gap="xs" m={0}>
      {dataset && (
        <Fact name={t.dataset}>
          <TextLink to="/documents/sets/$id" params={{ id: dataset.id }} size="sm">
            {dataset.name}
          </TextLink>
        </Fact>
      )}
      {folder && (
        <Fact name={t.folder}>
          <TextLink to="/documents/sets/$id" params={{ id: document.dataset }} search={{ folder }} size="sm">
            {folder}
          </TextLink>
        </Fact>
      )}
      {document.kind && <Fact name={t.kind}>{kind(document.kind)}</Fact>}
      {pages > 0 && <Fact name={t.pageCount}>{format.number(pages)}</Fact>}
      <Fact name={t.size}>{format.bytes(size)}</Fact>
      {text?.language && <Fact name={t.language}>{text.language}</Fact>}
      <Fact name={t.version}>{t.versionOf(format.number(edition), format.number(liveEdition ?? edition))}</Fact>
      <Fact name={t.origin}>
        {sourceUrl ? (
          <a href={sourceUrl} rel="noopener noreferrer nofollow" target="_blank" style={{ overflowWrap: "anywhere" }}>
            {sourceUrl}
          </a>
        ) : (
          t[`origin_${origin}`]
        )}
      </Fact>
      <Fact name={t.added}>
        <When at={createdAt} />
      </Fact>
      {edition > 1 && (
        <Fact name={t.changed}>
          <When at={changedAt} />
        </Fact>
      )}
    </Stack>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <Text component="dt" size="xs" c="dimmed">
        {name}
      </Text>
      <Text component="dd" size="sm" m={0} style={{ overflowWrap: "anywhere" }}>
        {children}
      </Text>
    </div>
  );
}

/** The name of a kind of document. */
function useKind() {
  const t = useReaderT();
  return (kind: string): string => {
    const named: Record<string, string> = {
      pdf: t.kind_pdf,
      word: t.kind_word,
      slides: t.kind_slides,
      workbook: t.kind_workbook,
      open_document: t.kind_open_document,
      rtf: t.kind_rtf,
      html: t.kind_html,
      markdown: t.kind_markdown,
      text: t.kind_text,
      csv: t.kind_csv,
      mail: t.kind_mail,
      epub: t.kind_epub,
      image: t.kind_image,
    };
    return named[kind] ?? kind;
  };
}
