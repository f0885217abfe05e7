import { createRootRoute, createRoute, lazyRouteComponent, Outlet } from "@tanstack/react-router";
import { Entrance } from "../Entrance";
import { Workspace } from "../Workspace";

export const rootRoute = createRootRoute({ component: Outlet });

/** Around every page that needs somebody signed in. */
export const workspaceRoute = createRoute({ getParentRoute: () => rootRoute, id: "workspace", component: Workspace });

/** Around set-up and sign-in. */
export const entranceRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "entrance",
  component: Entrance,
  validateSearch: (search: Record<string, unknown>): { next?: string } => (typeof search["next"] === "string" ? { next: search["next"] } : {}),
});

const signInRoute = createRoute({
  getParentRoute: () => entranceRoute,
  path: "/sign-in",
  component: lazyRouteComponent(() => import("@/features/iam/SignInPage"), "SignInPage"),
});

const setupRoute = createRoute({
  getParentRoute: () => entranceRoute,
  path: "/setup",
  component: lazyRouteComponent(() => import("@/features/iam/SetupPage"), "SetupPage"),
});

export const entranceRoutes = [signInRoute, setupRoute] as const;
