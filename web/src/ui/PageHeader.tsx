import { Group, Stack, Text, Title } from "@mantine/core";
import { useEffect, type ReactNode } from "react";

interface PageHeaderProps {
  title: string;
  description?: ReactNode;
  /** What can be done on this page, at its right. */
  actions?: ReactNode;
}

/** The head of a page: its one first-level heading, which also names the browser's tab. */
export function PageHeader({ title, description, actions }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} · Candela`;
  }, [title]);
  return (
    <Group component="header" justify="space-between" align="flex-start" mb="lg" gap="sm">
      <Stack gap={4} flex="1 1 16rem" miw={0}>
        <Title order={1} style={{ overflowWrap: "anywhere" }}>
          {title}
        </Title>
        {description && (
          <Text component="div" c="dimmed" maw="46rem">
            {description}
          </Text>
        )}
      </Stack>
      {actions && <Group gap="xs">{actions}</Group>}
    </Group>
  );
}
