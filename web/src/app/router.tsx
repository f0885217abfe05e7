import { createRouter } from "@tanstack/react-router";
import { Loading } from "@/ui/Loading";
import { BrokenPage } from "./BrokenPage";
import { NotFoundPage } from "./NotFoundPage";
import { entranceRoute, entranceRoutes, rootRoute, workspaceRoute } from "./routes/frame";
import { manageRoutes } from "./routes/manage";
import { workRoutes } from "./routes/work";

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    workspaceRoute.addChildren([...workRoutes, ...manageRoutes]),
    entranceRoute.addChildren([...entranceRoutes]),
  ]),
  defaultPreload: "intent",
  defaultPendingComponent: Loading,
  defaultErrorComponent: BrokenPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
