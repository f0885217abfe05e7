import type { Finder } from "@/ui/found";
import { useSources } from "./api";
import { KINDS } from "./kinds";
import { useT } from "./texts";

const MOST = 5;

/** The sources that the command palette finds. */
export const useFindSources: Finder = (text) => {
  const t = useT();
  const list = useSources(text);
  const items = list.data?.pages[0]?.items ?? [];
  const found = items
    .slice(0, MOST)
    .map(({ id, name, kind }) => ({ id, label: name, description: KINDS[kind].name, icon: KINDS[kind].icon, path: `/sources/${id}` }));
  return { heading: t.title, found };
};
