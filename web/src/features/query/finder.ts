import { Bookmark, SearchCode } from "lucide-react";
import type { Finder } from "@/ui/found";
import { useQueries } from "./api";
import { useTemplates } from "./savedApi";
import { useSavedT } from "./savedTexts";
import { useT } from "./texts";

const MOST = 5;

/** The queries that the command palette finds; none until something is typed. */
export const useFindQueries: Finder = (text) => {
  const t = useT();
  const list = useQueries({ q: text, status: "", dataSource: "" });
  const items = text === "" ? [] : (list.data?.pages[0]?.items ?? []);
  const found = items
    .slice(0, MOST)
    .map(({ id, title, dataSourceName }) => ({ id, label: title, description: dataSourceName, icon: SearchCode, path: `/queries/${id}` }));
  return { heading: t.queries, found };
};

/** The saved questions that the command palette finds; none until something is typed. */
export const useFindSaved: Finder = (text) => {
  const t = useSavedT();
  const list = useTemplates({ q: text, category: "", sort: "use" }, text !== "");
  const items = text === "" ? [] : (list.data?.pages[0]?.items ?? []);
  const found = items
    .slice(0, MOST)
    .map(({ id, name, dataSourceName }) => ({ id, label: name, description: dataSourceName, icon: Bookmark, path: `/saved/${id}` }));
  return { heading: t.title, found };
};
