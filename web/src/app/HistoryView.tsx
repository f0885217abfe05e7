import { Tabs } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { ConversationList } from "@/features/conversation/ConversationList";
import { QueryList } from "@/features/query/QueryList";
import { PageHeader } from "@/ui/PageHeader";
import { useT } from "./texts";

/** What was asked: by conversation, and query by query. */
export function HistoryView({ tab }: { tab?: string | undefined }) {
  const t = useT();
  const navigate = useNavigate();
  const shown = tab === "queries" ? "queries" : "conversations";
  return (
    <>
      <PageHeader title={t.history} description={t.historyText} />
      <Tabs value={shown} onChange={(next) => void navigate({ to: "/history", search: next === "queries" ? { tab: next } : {} })} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="conversations">{t.conversations}</Tabs.Tab>
          <Tabs.Tab value="queries">{t.queries}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="conversations">
          <ConversationList />
        </Tabs.Panel>
        <Tabs.Panel value="queries">
          <QueryList />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
