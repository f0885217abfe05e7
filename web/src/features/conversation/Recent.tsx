import { Group, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { TextLink } from "@/ui/links";
import { When } from "@/ui/When";
import { useConversations } from "./api";
import classes from "./HomePage.module.css";
import { useT } from "./texts";

const MOST = 6;

/** The conversations of late; nothing for who has none yet. */
export function Recent() {
  const t = useT();
  const conversations = useConversations("");
  const items = (conversations.data?.pages.flatMap((page) => page.items) ?? []).filter(({ archivedAt }) => !archivedAt).slice(0, MOST);
  if (items.length === 0) {
    return null;
  }
  return (
    <section>
      <Group justify="space-between" mb={4}>
        <Title order={2} size="sm" fw={550} c="dimmed">
          {t.recent}
        </Title>
        <TextLink to="/history" size="sm">
          {t.all}
        </TextLink>
      </Group>
      <ul className={classes["recent"]}>
        {items.map(({ id, title, lastMessageAt, createdAt }) => (
          <li key={id}>
            <Link to="/conversations/$id" params={{ id }}>
              <span>{title}</span>
              <Text span size="sm" c="dimmed">
                <When at={lastMessageAt ?? createdAt} />
              </Text>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
