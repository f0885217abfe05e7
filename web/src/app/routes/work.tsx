import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspaceRoute } from "./frame";

const askRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/",
  component: lazyRouteComponent(() => import("@/features/query/AskPage"), "AskPage"),
});

const sourcesRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/sources",
  component: lazyRouteComponent(() => import("@/features/datasource/SourcesPage"), "SourcesPage"),
});

const historyRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/history",
  component: lazyRouteComponent(() => import("@/features/query/HistoryPage"), "HistoryPage"),
});

/** The pages of daily work. */
export const workRoutes = [askRoute, sourcesRoute, historyRoute] as const;
