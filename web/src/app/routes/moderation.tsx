import { createRoute } from "@tanstack/react-router";
import { lazy } from "react";
import { workspaceRoute } from "./frame";

const ModerationPage = lazy(async () => ({ default: (await import("@/features/model/ModerationPage")).ModerationPage }));

const FILTERS = ["category", "user", "stage", "action", "from", "to"] as const;

type Filter = { [Name in (typeof FILTERS)[number]]?: string };

/** What may go into models and come out of them; the address holds what the list of flags is narrowed to. */
export const moderationRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/moderation",
  validateSearch: (search: Record<string, unknown>): Filter =>
    Object.fromEntries(FILTERS.flatMap((name) => (search[name] === undefined ? [] : [[name, String(search[name])]]))),
  component: function Moderation() {
    const navigate = moderationRoute.useNavigate();
    return <ModerationPage filter={moderationRoute.useSearch()} onFilter={(search) => void navigate({ search, replace: true })} />;
  },
});
