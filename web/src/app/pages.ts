import { BookA, Bookmark, BrainCircuit, ChartNoAxesColumn, Database, Gauge, History, MessageCircleQuestionMark, ScrollText, Settings, ShieldCheck, UserCog, Users, type LucideIcon } from "lucide-react";
import { useMe, can, type Me } from "@/ui/session";
import { useT } from "./texts";

/** A page of the navigation. */
export interface Page {
  path: "/" | "/sources" | "/glossary" | "/history" | "/saved" | "/models" | "/limits" | "/usage" | "/teams" | "/people" | "/roles" | "/audit" | "/settings";
  label: string;
  icon: LucideIcon;
  /** The second key of its shortcut, after `g`. */
  key?: string;
}

/** The pages that the reader may open: daily work, models, and managing. */
export function usePages(): { work: Page[]; models: Page[]; manage: Page[] } {
  const t = useT();
  const me = useMe();
  const work: Page[] = [
    { path: "/", label: t.ask, icon: MessageCircleQuestionMark, key: "h" },
    { path: "/sources", label: t.sources, icon: Database, key: "s" },
    { path: "/saved", label: t.saved, icon: Bookmark, key: "a" },
    { path: "/glossary", label: t.glossary, icon: BookA, key: "d" },
    { path: "/history", label: t.history, icon: History, key: "y" },
  ];
  return { work, models: allowed(me, modelPages(t)), manage: allowed(me, managing(t)) };
}

type Guarded = Page & { needs?: string };

function modelPages(t: ReturnType<typeof useT>): Guarded[] {
  return [
    { path: "/models", label: t.models, icon: BrainCircuit, needs: "model:use", key: "m" },
    { path: "/limits", label: t.limits, icon: Gauge, needs: "model:use", key: "l" },
    { path: "/usage", label: t.usage, icon: ChartNoAxesColumn, needs: "model:use", key: "u" },
  ];
}

function managing(t: ReturnType<typeof useT>): Guarded[] {
  return [
    { path: "/teams", label: t.teams, icon: Users, key: "t" },
    { path: "/people", label: t.people, icon: UserCog, needs: "user:manage" },
    { path: "/roles", label: t.roles, icon: ShieldCheck, needs: "team:read" },
    { path: "/audit", label: t.audit, icon: ScrollText, needs: "audit:read" },
    { path: "/settings", label: t.settings, icon: Settings, needs: "setting:write" },
  ];
}

function allowed(me: Me, pages: Guarded[]): Page[] {
  return pages.filter(({ needs }) => !needs || can(me, needs));
}
