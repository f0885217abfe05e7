import { LibraryBig } from "lucide-react";
import type { Finder } from "@/ui/found";
import { useCan } from "@/ui/session";
import { useDatasets } from "./api";
import { useT } from "./texts";

const MOST = 5;

/** The datasets that the command palette finds. */
export const useFindDatasets: Finder = (text) => {
  const t = useT();
  const items = useDatasets(text, useCan("dataset:read")).data?.items ?? [];
  const found = items.slice(0, MOST).map(({ id, name, description }) => ({ id, label: name, description, icon: LibraryBig, path: `/documents/sets/${id}` }));
  return { heading: t.title, found };
};
