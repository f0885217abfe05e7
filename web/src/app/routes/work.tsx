import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { lazy } from "react";
import { workspaceRoute } from "./frame";

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

const HomePage = lazy(async () => ({ default: (await import("@/features/conversation/HomePage")).HomePage }));

/** The parts of the search that the address really has, as text. */
function parts<K extends string>(search: Record<string, unknown>, ...names: K[]): { [name in K]?: string } {
  return Object.fromEntries(names.flatMap((name) => (text(search[name]) ? [[name, text(search[name])]] : []))) as { [name in K]?: string };
}

const askRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/",
  validateSearch: (search: Record<string, unknown>) => parts(search, "source", "question"),
  component: function Ask() {
    return <HomePage {...askRoute.useSearch()} />;
  },
});

const ConversationView = lazy(async () => ({ default: (await import("../ConversationView")).ConversationView }));

const conversationRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/conversations/$id",
  component: function Conversation() {
    return <ConversationView id={conversationRoute.useParams().id} />;
  },
});

const QueryPage = lazy(async () => ({ default: (await import("@/features/query/QueryPage")).QueryPage }));

const queryRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/queries/$id",
  component: function Query() {
    return <QueryPage id={queryRoute.useParams().id} />;
  },
});

const FederationView = lazy(async () => ({ default: (await import("../FederationView")).FederationView }));

const federationRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/federation",
  validateSearch: (search: Record<string, unknown>) => parts(search, "source"),
  component: function Federation() {
    return <FederationView {...federationRoute.useSearch()} />;
  },
});

const savedRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/saved",
  component: lazyRouteComponent(() => import("@/features/query/SavedPage"), "SavedPage"),
});

const TemplatePage = lazy(async () => ({ default: (await import("@/features/query/TemplatePage")).TemplatePage }));

const templateRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/saved/$id",
  component: function Template() {
    return <TemplatePage id={templateRoute.useParams().id} />;
  },
});

const assistantsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/assistants",
  component: lazyRouteComponent(() => import("@/features/assistant/AssistantsPage"), "AssistantsPage"),
});

const sourcesRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/sources",
  component: lazyRouteComponent(() => import("@/features/datasource/SourcesPage"), "SourcesPage"),
});

const newSourceRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/sources/new",
  component: lazyRouteComponent(() => import("../SourceViews"), "NewSourceView"),
});

const SourceView = lazy(async () => ({ default: (await import("../SourceViews")).SourceView }));

const sourceRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/sources/$id",
  component: function Source() {
    return <SourceView id={sourceRoute.useParams().id} />;
  },
});

const PoliciesPage = lazy(async () => ({ default: (await import("@/features/datasource/PoliciesPage")).PoliciesPage }));

const policiesRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/sources/$id/policies",
  component: function Policies() {
    return <PoliciesPage id={policiesRoute.useParams().id} />;
  },
});

const GlossaryPage = lazy(async () => ({ default: (await import("@/features/semantic/GlossaryPage")).GlossaryPage }));

const glossaryRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/glossary",
  validateSearch: (search: Record<string, unknown>) => parts(search, "word", "source"),
  component: function Glossary() {
    return <GlossaryPage {...glossaryRoute.useSearch()} />;
  },
});

const HistoryView = lazy(async () => ({ default: (await import("../HistoryView")).HistoryView }));

const historyRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/history",
  validateSearch: (search: Record<string, unknown>) => parts(search, "tab"),
  component: function History() {
    return <HistoryView tab={historyRoute.useSearch().tab} />;
  },
});

/** The pages of daily work. */
export const workRoutes = [
  askRoute,
  conversationRoute,
  queryRoute,
  federationRoute,
  savedRoute,
  templateRoute,
  assistantsRoute,
  sourcesRoute,
  newSourceRoute,
  sourceRoute,
  policiesRoute,
  glossaryRoute,
  historyRoute,
] as const;
