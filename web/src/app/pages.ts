import { BookA, Bookmark, ChartNoAxesColumn, Database, History, MessageCircleQuestionMark, ScrollText, Settings, ShieldCheck, UserCog, Users, type LucideIcon } from "lucide-react";
import { useMe, can, type Me } from "@/ui/session";
import { useT } from "./texts";

/** A page of the navigation. */
export interface Page {
  path: "/" | "/sources" | "/glossary" | "/history" | "/saved" | "/usage" | "/teams" | "/people" | "/roles" | "/audit" | "/settings";
  label: string;
  icon: LucideIcon;
  /** The second key of its shortcut, after `g`. */
  key?: string;
}

/** The pages that the reader may open: daily work, and managing. */
export function usePages(): { work: Page[]; manage: Page[] } {
  const t = useT();
  const me = useMe();
  const work: Page[] = [
    { path: "/", label: t.ask, icon: MessageCircleQuestionMark, key: "h" },
    { path: "/sources", label: t.sources, icon: Database, key: "s" },
    { path: "/saved", label: t.saved, icon: Bookmark, key: "a" },
    { path: "/glossary", label: t.glossary, icon: BookA, key: "d" },
    { path: "/history", label: t.history, icon: History, key: "y" },
  ];
  return { work, manage: managing(me, t) };
}

function managing(me: Me, t: ReturnType<typeof useT>): Page[] {
  const pages: (Page & { needs?: string })[] = [
    { path: "/usage", label: t.usage, icon: ChartNoAxesColumn, needs: "model:use", key: "u" },
    { path: "/teams", label: t.teams, icon: Users, key: "t" },
    { path: "/people", label: t.people, icon: UserCog, needs: "user:manage" },
    { path: "/roles", label: t.roles, icon: ShieldCheck, needs: "team:read" },
    { path: "/audit", label: t.audit, icon: ScrollText, needs: "audit:read" },
    { path: "/settings", label: t.settings, icon: Settings, needs: "setting:write" },
  ];
  return pages.filter(({ needs }) => !needs || can(me, needs));
}
