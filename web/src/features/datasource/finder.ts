import type { Finder } from "@/ui/found";
import { useSources } from "./api";
import { pictureOf } from "./kinds";
import { useT } from "./texts";

const MOST = 5;

/** The sources that the command palette finds. */
export const useFindSources: Finder = (text) => {
  const t = useT();
  const list = useSources(text);
  const items = list.data?.pages[0]?.items ?? [];
  const found = items
    .slice(0, MOST)
    .map(({ id, name, kind }) => ({ id, label: name, description: pictureOf(kind).name, icon: pictureOf(kind).icon, path: `/sources/${id}` }));
  return { heading: t.title, found };
};
