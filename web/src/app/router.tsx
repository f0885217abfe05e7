import { createBrowserHistory, createRouter, type RouterHistory } from "@tanstack/react-router";
import { Loading } from "@/ui/Loading";
import { BrokenPage } from "./BrokenPage";
import { NotFoundPage } from "./NotFoundPage";
import { documentRoutes } from "./routes/documents";
import { entranceRoute, entranceRoutes, rootRoute, workspaceRoute } from "./routes/frame";
import { manageRoutes } from "./routes/manage";
import { workRoutes } from "./routes/work";

/** The addresses of the page; tests give a history of their own. */
export function createAppRouter(history: RouterHistory = createBrowserHistory()) {
  return createRouter({
    history,
    routeTree: rootRoute.addChildren([
      workspaceRoute.addChildren([...workRoutes, ...documentRoutes, ...manageRoutes]),
      entranceRoute.addChildren([...entranceRoutes]),
    ]),
    defaultPreload: "intent",
    defaultPendingComponent: Loading,
    defaultErrorComponent: BrokenPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
