import { MessagesSquare } from "lucide-react";
import type { Finder } from "@/ui/found";
import { useConversations } from "./api";
import { useT } from "./texts";

const MOST = 5;

/** The conversations that the command palette finds. */
export const useFindConversations: Finder = (text) => {
  const t = useT();
  const list = useConversations(text);
  const items = list.data?.pages[0]?.items ?? [];
  const found = items.slice(0, MOST).map(({ id, title }) => ({ id, label: title, icon: MessagesSquare, path: `/conversations/${id}` }));
  return { heading: t.recent, found };
};
