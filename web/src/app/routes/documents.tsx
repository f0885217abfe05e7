import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { lazy } from "react";
import { workspaceRoute } from "./frame";

const DatasetPage = lazy(async () => ({ default: (await import("@/features/knowledge/DatasetPage")).DatasetPage }));
const STATES = ["queued", "extracting", "chunking", "embedding", "paused", "ready", "failed", "cancelled"] as const;

const text = (value: unknown) => (typeof value === "string" || typeof value === "number" ? String(value) : "");

const datasetsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/documents",
  component: lazyRouteComponent(() => import("@/features/knowledge/DatasetsPage"), "DatasetsPage"),
});

type DatasetSearch = Parameters<typeof DatasetPage>[0]["search"];

const datasetRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/documents/sets/$id",
  validateSearch: ({ tab, folder, q, status }: Record<string, unknown>): DatasetSearch => {
    const state = STATES.find((each) => each === status);
    return {
      ...(tab === "settings" || tab === "tests" ? { tab } : {}),
      ...(text(folder) ? { folder: text(folder) } : {}),
      ...(text(q) ? { q: text(q) } : {}),
      ...(state ? { status: state } : {}),
    };
  },
  component: function Dataset() {
    const { id } = datasetRoute.useParams();
    const navigate = datasetRoute.useNavigate();
    return <DatasetPage key={id} id={id} search={datasetRoute.useSearch()} onSearch={(search) => void navigate({ search })} />;
  },
});

const DocumentPage = lazy(async () => ({ default: (await import("@/features/knowledge/DocumentPage")).DocumentPage }));

type DocumentSearch = Parameters<typeof DocumentPage>[0]["search"];

const number = (value: unknown) => (Number.isInteger(Number(value)) && Number(value) >= 0 && text(value) !== "" ? Number(value) : undefined);

const documentRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/documents/$id",
  validateSearch: (search: Record<string, unknown>): DocumentSearch => {
    const view = (["text", "passages"] as const).find((each) => each === search["view"]);
    const numbers = (["page", "from", "to"] as const).flatMap((name) => (number(search[name]) === undefined ? [] : [[name, number(search[name])]]));
    return { ...Object.fromEntries(numbers), ...(view ? { view } : {}) };
  },
  component: function Document() {
    const { id } = documentRoute.useParams();
    const navigate = documentRoute.useNavigate();
    return <DocumentPage key={id} id={id} search={documentRoute.useSearch()} onSearch={(search) => void navigate({ search, replace: true })} />;
  },
});

const AskPage = lazy(async () => ({ default: (await import("@/features/knowledge/AskPage")).AskPage }));

type AskSearch = Parameters<typeof AskPage>[0]["search"];

const askDocumentsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/ask-documents",
  validateSearch: (search: Record<string, unknown>): AskSearch => ({
    ...Object.fromEntries((["q", "in", "answer"] as const).flatMap((name) => (text(search[name]) ? [[name, text(search[name])]] : []))),
    ...(search["mode"] === "search" ? { mode: "search" } : {}),
  }),
  component: function AskDocuments() {
    const navigate = askDocumentsRoute.useNavigate();
    return <AskPage search={askDocumentsRoute.useSearch()} onSearch={(search) => void navigate({ search })} />;
  },
});

/** The pages of documents. */
export const documentRoutes = [datasetsRoute, datasetRoute, documentRoute, askDocumentsRoute] as const;
