import { Badge, Group, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { Pin, SquarePen } from "lucide-react";
import { useEffect } from "react";
import { IconLink, TextLink } from "@/ui/links";
import { useSources, type Conversation } from "./api";
import { ConversationMenu } from "./ConversationMenu";
import { useT } from "./texts";

/** The head of a conversation: its title, its source, what can be done with it. */
export function ConversationHead({ conversation }: { conversation: Conversation }) {
  const t = useT();
  const navigate = useNavigate();
  const sources = useSources();
  const source = sources.data?.items.find(({ id }) => id === conversation.dataSource);
  useEffect(() => {
    document.title = `${conversation.title} · Candela`;
  }, [conversation.title]);
  return (
    <Group component="header" justify="space-between" wrap="nowrap" gap="xs">
      <Group gap="xs" miw={0} wrap="nowrap">
        {conversation.pinned && <Pin size={15} aria-label={t.pin} />}
        <Text component="h1" m={0} size="sm" fw={500} c="dimmed" truncate>
          {conversation.title}
        </Text>
        {source && (
          <TextLink to="/sources/$id" params={{ id: source.id }} underline="never" visibleFrom="sm">
            <Badge variant="light" tt="none" fw={500}>
              {source.name}
            </Badge>
          </TextLink>
        )}
      </Group>
      <Group gap={2} wrap="nowrap">
        <IconLink to="/" variant="subtle" color="gray" aria-label={t.newQuestion} title={t.newQuestion}>
          <SquarePen size={17} aria-hidden />
        </IconLink>
        <ConversationMenu conversation={conversation} onDeleted={() => void navigate({ to: "/" })} />
      </Group>
    </Group>
  );
}
