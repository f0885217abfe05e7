import { BookA, Bookmark, Bot, BrainCircuit, ChartNoAxesColumn, Database, FileSearch, Gauge, History, LibraryBig, MessageCircleQuestionMark, ScrollText, Settings, ShieldCheck, ShieldQuestionMark, UserCog, Users, type LucideIcon } from "lucide-react";
import { useMe, can, type Me } from "@/ui/session";
import { useT } from "./texts";

/** A page of the navigation. */
export interface Page {
  path: "/" | "/sources" | "/glossary" | "/history" | "/saved" | "/documents" | "/ask-documents" | "/assistants" | "/models" | "/limits" | "/usage" | "/moderation" | "/teams" | "/people" | "/roles" | "/audit" | "/settings";
  label: string;
  icon: LucideIcon;
  /** The second key of its shortcut, after `g`. */
  key?: string;
}

/** The pages that the reader may open: daily work, models, and managing. */
export function usePages(): { work: Page[]; models: Page[]; manage: Page[] } {
  const t = useT();
  const me = useMe();
  const work: Guarded[] = [
    { path: "/", label: t.ask, icon: MessageCircleQuestionMark, key: "h" },
    { path: "/sources", label: t.sources, icon: Database, key: "s" },
    { path: "/documents", label: t.documents, icon: LibraryBig, needs: "dataset:read", key: "o" },
    { path: "/ask-documents", label: t.askDocuments, icon: FileSearch, needs: "dataset:read", key: "f" },
    { path: "/assistants", label: t.assistants, icon: Bot, needs: "assistant:read", key: "i" },
    { path: "/saved", label: t.saved, icon: Bookmark, key: "a" },
    { path: "/glossary", label: t.glossary, icon: BookA, key: "d" },
    { path: "/history", label: t.history, icon: History, key: "y" },
  ];
  return { work: allowed(me, work), models: allowed(me, modelPages(t)), manage: allowed(me, managing(t)) };
}

type Guarded = Page & { needs?: string };

function modelPages(t: ReturnType<typeof useT>): Guarded[] {
  return [
    { path: "/models", label: t.models, icon: BrainCircuit, needs: "model:use", key: "m" },
    { path: "/limits", label: t.limits, icon: Gauge, needs: "model:use", key: "l" },
    { path: "/usage", label: t.usage, icon: ChartNoAxesColumn, needs: "model:use", key: "u" },
    { path: "/moderation", label: t.moderation, icon: ShieldQuestionMark, needs: "moderation:read" },
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
