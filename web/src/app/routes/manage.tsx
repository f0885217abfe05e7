import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspaceRoute } from "./frame";

const accountRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/account",
  component: lazyRouteComponent(() => import("@/features/iam/AccountPage"), "AccountPage"),
});

const peopleRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/people",
  component: lazyRouteComponent(() => import("@/features/iam/PeoplePage"), "PeoplePage"),
});

const teamsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/teams",
  component: lazyRouteComponent(() => import("@/features/team/TeamsPage"), "TeamsPage"),
});

const TeamPage = lazyRouteComponent(() => import("@/features/team/TeamPage"), "TeamPage");

const teamRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/teams/$id",
  component: function Team() {
    return <TeamPage id={teamRoute.useParams().id} />;
  },
});

const rolesRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/roles",
  component: lazyRouteComponent(() => import("@/features/team/RolesPage"), "RolesPage"),
});

const auditRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/audit",
  component: lazyRouteComponent(() => import("@/features/audit/AuditPage"), "AuditPage"),
});

const settingsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/settings",
  component: lazyRouteComponent(() => import("@/features/setting/SettingsPage"), "SettingsPage"),
});

/** Account and administration. */
export const manageRoutes = [accountRoute, peopleRoute, teamsRoute, teamRoute, rolesRoute, auditRoute, settingsRoute] as const;
