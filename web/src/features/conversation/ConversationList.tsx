import { Chip, Group, Stack, Text } from "@mantine/core";

import { MessagesSquare, Pin } from "lucide-react";
import { useState } from "react";
import { TextLink } from "@/ui/links";
import { DataTable, type DataColumn } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { Loading } from "@/ui/Loading";
import { MoreButton } from "@/ui/MoreButton";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { SearchInput } from "@/ui/SearchInput";
import { useT as useShared } from "@/ui/texts";
import { When } from "@/ui/When";
import { useConversations, useSources, type Conversation } from "./api";
import { ConversationMenu } from "./ConversationMenu";
import { useT } from "./texts";

/** All conversations, the pinned first; to find, rename, pin, archive, delete. */
export function ConversationList() {
  const t = useT();
  const [text, setText] = useState("");
  const [archived, setArchived] = useState(false);
  const list = useConversations(text);
  const columns = useColumns();
  const items = (list.data?.pages.flatMap((page) => page.items) ?? [])
    .filter(({ archivedAt }) => Boolean(archivedAt) === archived)
    .sort((a, b) => Number(b.pinned) - Number(a.pinned));
  return (
    <Stack>
      <Group gap="sm">
        <SearchInput label={t.find} onSearch={setText} />
        <Chip checked={archived} onChange={setArchived} size="sm">
          {t.archived}
        </Chip>
      </Group>
      {list.isPending && <Loading />}
      <ProblemAlert problem={list.error} onRetry={() => void list.refetch()} />
      {list.data && items.length === 0 && !list.hasNextPage && (
        <EmptyState icon={MessagesSquare} title={text || archived ? t.nothingFound : t.noConversations}>
          {text || archived ? undefined : t.noConversationsText}
        </EmptyState>
      )}
      {items.length > 0 && <DataTable label={t.conversation} columns={columns} rows={items} rowKey={({ id }) => id} />}
      <MoreButton list={list} />
    </Stack>
  );
}

function useColumns(): DataColumn<Conversation>[] {
  const t = useT();
  const shared = useShared();
  const sources = useSources();
  const nameOf = (id: string | null | undefined) => sources.data?.items.find((source) => source.id === id)?.name ?? "–";
  return [
    {
      header: t.conversation,
      names: true,
      cell: ({ id, title, pinned }) => (
        <Group gap={6} wrap="nowrap">
          {pinned && <Pin size={14} aria-label={t.pin} />}
          <TextLink to="/conversations/$id" params={{ id }} fw={550} lineClamp={2}>
            {title}
          </TextLink>
        </Group>
      ),
    },
    { header: t.source, cell: ({ dataSource }) => nameOf(dataSource) },
    { header: t.count, cell: ({ messageCount }) => <Text size="sm">{t.questions(Math.ceil(messageCount / 2))}</Text> },
    { header: t.last, cell: ({ lastMessageAt, createdAt }) => <When at={lastMessageAt ?? createdAt} /> },
    { header: shared.actions, quiet: true, align: "right", cell: (conversation) => <ConversationMenu conversation={conversation} /> },
  ];
}
