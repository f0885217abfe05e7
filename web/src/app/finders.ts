import { CircleUser } from "lucide-react";
import { useFindConversations } from "@/features/conversation/finder";
import { useFindSources } from "@/features/datasource/finder";
import { useFindDatasets } from "@/features/knowledge/finder";
import { useFindQueries, useFindSaved } from "@/features/query/finder";
import type { Finder } from "@/ui/found";
import { usePages } from "./pages";
import { useT } from "./texts";

const useFindPages: Finder = (text) => {
  const t = useT();
  const { work, models, manage } = usePages();
  const wanted = text.toLowerCase();
  const found = [...work, ...models, ...manage, { path: "/account", label: t.account, icon: CircleUser } as const]
    .filter(({ label }) => label.toLowerCase().includes(wanted))
    .map(({ path, label, icon }) => ({ id: path, label, icon, path }));
  return { heading: t.pages, found };
};

/** Everything that the command palette finds. A feature adds its hook here. */
export const useFound = (text: string) => [useFindPages(text), useFindSources(text), useFindDatasets(text), useFindConversations(text), useFindSaved(text), useFindQueries(text)];
