import { Badge, Button, Group, Paper, Stack, Text, ThemeIcon } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Bot, KeyRound, LibraryBig, MessageCircle } from "lucide-react";
import classes from "@/ui/Card.module.css";
import { VisibilityIcon } from "@/ui/visibility";
import type { Assistant } from "./api";
import { AssistantMenu } from "./AssistantMenu";
import { KeyDialog } from "./KeyDialog";
import { useT } from "./texts";
import { TryDrawer } from "./TryDrawer";

/** An assistant in the gallery: what it is good for, by what it speaks, and the ways to use it. */
export function AssistantCard({ assistant }: { assistant: Assistant }) {
  const t = useT();
  const [trying, tryIt] = useDisclosure(false);
  const [keying, byApi] = useDisclosure(false);
  const { name, description, modelName, datasets, visibility, ownerName, mine } = assistant;
  return (
    <Paper component="article" aria-label={name} withBorder p="md" h="100%" className={classes["card"] ?? ""}>
      <Stack gap="sm" h="100%">
        <Group wrap="nowrap" align="flex-start" gap="sm">
          <ThemeIcon variant="light" size={38} radius="md">
            <Bot size={20} aria-hidden />
          </ThemeIcon>
          <div className={classes["names"]}>
            <Text fw={600} component="h2" size="md" style={{ overflowWrap: "anywhere" }}>
              {name}
            </Text>
            <Text size="sm" c="dimmed" lineClamp={3}>
              {description}
            </Text>
          </div>
          {mine && <AssistantMenu assistant={assistant} />}
        </Group>
        <Group gap={6}>
          {modelName ? <Badge variant="default" tt="none">{modelName}</Badge> : <Badge color="orange" variant="light" tt="none">{t.unusable}</Badge>}
          {datasets.length > 0 && (
            <Badge variant="light" tt="none" leftSection={<LibraryBig size={12} aria-hidden />}>
              {t.searched(datasets.length)}
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          <span style={{ display: "inline-block", verticalAlign: "-2px", marginInlineEnd: 4 }}>
            <VisibilityIcon visibility={visibility} size={13} />
          </span>
          {t[visibility]} · {t.by(ownerName)}
        </Text>
        {modelName && (
          <Group gap="xs" mt="auto">
            <Button size="compact-sm" variant="light" leftSection={<MessageCircle size={15} aria-hidden />} aria-label={`${t.tryIt}: ${name}`} onClick={tryIt.open}>
              {t.tryIt}
            </Button>
            <Button size="compact-sm" variant="default" leftSection={<KeyRound size={15} aria-hidden />} aria-label={`${t.api}: ${name}`} onClick={byApi.open}>
              {t.api}
            </Button>
          </Group>
        )}
      </Stack>
      {trying && <TryDrawer assistant={assistant} onClose={tryIt.close} />}
      {keying && <KeyDialog assistant={assistant} onClose={byApi.close} />}
    </Paper>
  );
}
