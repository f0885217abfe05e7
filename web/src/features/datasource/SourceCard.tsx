import { Badge, Group, Paper, Stack, Text, ThemeIcon } from "@mantine/core";

import { MessageCircleQuestionMark } from "lucide-react";
import { ButtonLink, TextLink } from "@/ui/links";
import { useFormat } from "@/ui/format";
import { When } from "@/ui/When";
import type { DataSource } from "./api";
import { pictureOf } from "./kinds";
import classes from "@/ui/Card.module.css";
import { useT } from "./texts";
import { VisibilityIcon } from "@/ui/visibility";

/** A source in the list: what it is, how much it holds, the way to ask it. */
export function SourceCard({ source }: { source: DataSource }) {
  const t = useT();
  const format = useFormat();
  const { name: kind, icon: Icon } = pictureOf(source.kind);
  return (
    <Paper withBorder p="md" h="100%" className={classes["card"] ?? ""}>
      <Stack gap="sm" h="100%">
        <Group wrap="nowrap" align="flex-start" gap="sm">
          <ThemeIcon variant="light" size={38} radius="md">
            <Icon size={20} aria-hidden />
          </ThemeIcon>
          <div className={classes["names"]}>
            <TextLink to="/sources/$id" params={{ id: source.id }} fw={600} c="var(--mantine-color-text)" className={classes["name"] ?? ""}>
              {source.name}
            </TextLink>
            <Text size="sm" c="dimmed">
              {kind}
            </Text>
          </div>
          <Badges source={source} />
        </Group>
        <Text size="sm">
          {t.tables(source.tables, format.number(source.tables))}
          {source.rowCount != null && ` · ${t.rows(source.rowCount, format.number(source.rowCount))}`}
        </Text>
        <Group justify="space-between" mt="auto" gap="xs">
          <Group gap={6} c="dimmed" fz="xs">
            <VisibilityIcon visibility={source.visibility} size={13} />
            {t[source.visibility]} · {t.refreshed.toLowerCase()} <When at={source.refreshedAt ?? source.createdAt} />
          </Group>
          {source.status === "active" && (
            <ButtonLink
              to="/"
              search={{ source: source.id }}
              size="compact-sm"
              variant="light"
              className={classes["ask"] ?? ""}
              leftSection={<MessageCircleQuestionMark size={15} aria-hidden />}
              aria-label={`${t.ask}: ${source.name}`}
            >
              {t.ask}
            </ButtonLink>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}

function Badges({ source }: { source: DataSource }) {
  const t = useT();
  return (
    <Group gap={4}>
      {source.demo && (
        <Badge variant="light" color="orange" tt="none">
          {t.demo}
        </Badge>
      )}
      {source.status === "disabled" && (
        <Badge variant="light" color="gray" tt="none">
          {t.disabled}
        </Badge>
      )}
    </Group>
  );
}
