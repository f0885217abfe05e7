import { Group, Paper, Stack, Text, Title, type PaperProps } from "@mantine/core";
import { useId, type ReactNode } from "react";

interface PanelProps extends PaperProps {
  title?: string;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** One framed section of a page, named by its heading. */
export function Panel({ title, description, actions, children, ...paper }: PanelProps) {
  const id = useId();
  return (
    <Paper component="section" withBorder p={{ base: "md", sm: "lg" }} {...(title ? { "aria-labelledby": id } : {})} {...paper}>
      {(title || actions) && (
        <Group justify="space-between" align="flex-start" mb="md" gap="xs">
          <Stack gap={2} flex="1 1 12rem" miw={0}>
            {title && (
              <Title order={2} size="h4" id={id}>
                {title}
              </Title>
            )}
            {description && (
              <Text size="sm" c="dimmed" component="div">
                {description}
              </Text>
            )}
          </Stack>
          {actions && <Group gap="xs">{actions}</Group>}
        </Group>
      )}
      {children}
    </Paper>
  );
}
