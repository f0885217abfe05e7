import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { lazy } from "react";
import { workspaceRoute } from "./frame";

const AccountPage = lazy(async () => ({ default: (await import("@/features/iam/AccountPage")).AccountPage }));

const PARTS = ["profile", "security", "keys"] as const;

const accountRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/account",
  validateSearch: ({ part }: Record<string, unknown>) => {
    const known = PARTS.find((each) => each === part);
    return known ? { part: known } : {};
  },
  component: function Account() {
    const { part = "profile" } = accountRoute.useSearch();
    const navigate = accountRoute.useNavigate();
    return <AccountPage part={part} onPart={(next) => void navigate({ search: { part: next }, replace: true })} />;
  },
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

const TeamPage = lazy(async () => ({ default: (await import("@/features/team/TeamPage")).TeamPage }));

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

const AuditPage = lazy(async () => ({ default: (await import("@/features/audit/AuditPage")).AuditPage }));

const FILTERS = ["q", "user", "action", "entityType", "entity", "from", "to"] as const;

type Filter = { [Name in (typeof FILTERS)[number]]?: string };

const auditRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/audit",
  validateSearch: (search: Record<string, unknown>): Filter =>
    Object.fromEntries(FILTERS.flatMap((name) => (search[name] === undefined ? [] : [[name, String(search[name])]]))),
  component: function Audit() {
    const navigate = auditRoute.useNavigate();
    return <AuditPage filter={auditRoute.useSearch()} onFilter={(search) => void navigate({ search, replace: true })} />;
  },
});

const UsagePage = lazy(async () => ({ default: (await import("@/features/model/UsagePage")).UsagePage }));

const USAGE_SCOPES = ["own", "team", "all"] as const;
const USAGE_PERIODS = ["24h", "7d", "30d", "month", "custom"] as const;
const USAGE_OUTCOMES = ["ok", "failed", "cancelled", "refused_by_limit", "blocked_by_guard"] as const;
const USAGE_FILTERS = ["from", "to", "model", "user", "key"] as const;

type UsageSearch = { scope?: (typeof USAGE_SCOPES)[number]; period?: (typeof USAGE_PERIODS)[number]; outcome?: (typeof USAGE_OUTCOMES)[number] } & { [Name in (typeof USAGE_FILTERS)[number]]?: string };

const usageRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/usage",
  validateSearch: (search: Record<string, unknown>): UsageSearch => {
    const scope = USAGE_SCOPES.find((each) => each === search["scope"]);
    const period = USAGE_PERIODS.find((each) => each === search["period"]);
    const outcome = USAGE_OUTCOMES.find((each) => each === search["outcome"]);
    const narrowed = USAGE_FILTERS.flatMap((name) => (search[name] ? [[name, String(search[name])]] : []));
    return { ...Object.fromEntries(narrowed), ...(scope ? { scope } : {}), ...(period ? { period } : {}), ...(outcome ? { outcome } : {}) };
  },
  component: function Usage() {
    const navigate = usageRoute.useNavigate();
    return <UsagePage filter={usageRoute.useSearch()} onFilter={(search) => void navigate({ search, replace: true })} />;
  },
});

const settingsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/settings",
  component: lazyRouteComponent(() => import("@/features/setting/SettingsPage"), "SettingsPage"),
});

const modelsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/models",
  component: lazyRouteComponent(() => import("@/features/model/ModelsPage"), "ModelsPage"),
});

const limitsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/limits",
  component: lazyRouteComponent(() => import("@/features/model/LimitsPage"), "LimitsPage"),
});

/** Account and administration. */
export const manageRoutes = [accountRoute, peopleRoute, teamsRoute, teamRoute, rolesRoute, auditRoute, settingsRoute, modelsRoute, limitsRoute, usageRoute] as const;
