import { Breadcrumbs, Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { FileClock, FileX } from "lucide-react";
import { EmptyState } from "@/ui/EmptyState";
import { TextLink } from "@/ui/links";
import { Loading } from "@/ui/Loading";
import { PageHeader } from "@/ui/PageHeader";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useDataset, type Dataset, type Document, type DocumentText } from "./api";
import { shownOf, useDocument, useDocumentText } from "./documentApi";
import { DocumentDetails } from "./DocumentDetails";
import { DocumentMenu } from "./DocumentMenu";
import classes from "./DocumentPage.module.css";
import { wayTo } from "./folders";
import { Passages } from "./Passages";
import { PdfView } from "./PdfView";
import { useReaderT } from "./readerTexts";
import { StepButtons } from "./StepButtons";
import { TextView } from "./TextView";

/** What the address says of a document's page: where to open it, and which stretch of its text to mark. */
export interface DocumentSearch {
  page?: number;
  from?: number;
  to?: number;
  view?: "text" | "passages";
}

interface DocumentPageProps {
  id: string;
  search: DocumentSearch;
  onSearch: (search: DocumentSearch) => void;
}

/** One document as it came and as it was read, opened where the address says. */
export function DocumentPage(props: DocumentPageProps) {
  const document = useDocument(props.id);
  if (!document.data) {
    return document.error ? <ProblemAlert problem={document.error} onRetry={() => void document.refetch()} /> : <Loading />;
  }
  return <Shown {...props} document={document.data} />;
}

function Shown({ document, search, onSearch }: DocumentPageProps & { document: Document }) {
  const navigate = useNavigate();
  const dataset = useDataset(document.dataset).data;
  const text = useDocumentText(document);
  const writable = dataset?.writable ?? false;
  const actions = (
    <>
      {writable && <StepButtons document={document} />}
      <DocumentMenu document={document} writable={writable} onDeleted={() => void navigate({ to: "/documents/sets/$id", params: { id: document.dataset } })} />
    </>
  );
  return (
    <>
      <Way dataset={dataset} folder={document.folder} />
      <PageHeader title={document.name} actions={actions} />
      <div className={classes["page"]}>
        <Content document={document} search={search} onSearch={onSearch} />
        <DocumentDetails document={document} dataset={dataset} text={text.data} />
      </div>
    </>
  );
}

function Way({ dataset, folder }: { dataset: Dataset | undefined; folder: string }) {
  const t = useReaderT();
  const id = dataset?.id ?? "";
  const steps = [
    <TextLink key="all" to="/documents" size="sm">
      {t.back}
    </TextLink>,
    ...(dataset ? [{ name: dataset.name, path: "" }, ...wayTo(folder)] : []).map(({ name, path }) => (
      <TextLink key={path} to="/documents/sets/$id" params={{ id }} search={path ? { folder: path } : {}} size="sm">
        {name}
      </TextLink>
    )),
  ];
  return (
    <Breadcrumbs component="nav" aria-label={t.way} mb="xs" style={{ flexWrap: "wrap" }}>
      {steps}
    </Breadcrumbs>
  );
}

function Content({ document, search, onSearch }: Omit<DocumentPageProps, "id"> & { document: Document }) {
  const t = useReaderT();
  const { page = 1, from, to, view } = search;
  const text = useDocumentText(document);
  const isPdf = document.kind === "pdf" && document.liveEdition != null;
  const shown = view ?? (isPdf ? "original" : "text");
  const marked = from !== undefined && to !== undefined && to > from ? { start: from, end: to } : null;
  const body = text.data?.body ?? "";
  const passage = marked ? body.slice(marked.start, marked.end) : "";
  const pages = pagesOf(text.data, marked, page);
  const views = [...(isPdf ? ["original" as const] : []), "text" as const, "passages" as const];
  const change = (next: string) => onSearch({ ...search, view: next as "text" });
  if (document.kind == null) {
    return (
      <EmptyState icon={document.failure ? FileX : FileClock} title={document.failure ? t.notReadable : t.notRead}>
        {document.failure ?? t.notReadText}
      </EmptyState>
    );
  }
  return (
    <Stack gap="sm" miw={0}>
      <Group justify="space-between" gap="xs">
        <SegmentedControl size="xs" aria-label={t.view} data={views.map((value) => ({ value, label: t[value] }))} value={shown} onChange={change} />
        {marked && (
          <Text size="sm" c="dimmed">
            {t.marked}
          </Text>
        )}
      </Group>
      <ProblemAlert problem={text.error} onRetry={() => void text.refetch()} />
      {shown === "original" && (!marked || !text.isPending) && (
        <PdfView key={document.liveEdition} url={shownOf(document)} name={document.name} page={pages.first} passage={passage} lastPage={pages.last} />
      )}
      {shown === "text" && (text.data ? <TextView text={text.data} marked={marked} page={page} label={document.name} /> : text.isPending && <Loading />)}
      {shown === "passages" && <Passages document={document} />}
    </Stack>
  );
}

/** The pages on which a stretch of the text begins and ends; the page that was asked for where the text does not tell. */
function pagesOf(text: DocumentText | undefined, marked: { start: number; end: number } | null, page: number): { first: number; last: number } {
  const at = (place: number) => text?.blocks.filter(({ start }) => start <= place).at(-1)?.page || page;
  return marked ? { first: at(marked.start), last: at(marked.end - 1) } : { first: page, last: page };
}
