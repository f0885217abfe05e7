import { Anchor, Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Sparkles } from "lucide-react";
import type { Query } from "./api";
import { useModelT } from "./modelTexts";
import { ToldDrawer } from "./ToldDrawer";

type Share = NonNullable<Query["model"]>;

/** What a language model had to do with an answer, and for whoever asked, what it was told. */
export function ModelLine({ query }: { query: Query }) {
  const t = useModelT();
  const [opened, { open, close }] = useDisclosure(false);
  if (!query.model) {
    return null;
  }
  const { note, part } = query.model;
  return (
    <Group gap={8} align="flex-start" wrap="nowrap" role="note" aria-label={t.someModel}>
      <Sparkles size={16} aria-hidden style={{ flexShrink: 0, marginTop: 3 }} />
      <div style={{ minWidth: 0 }}>
        <Text size="sm">
          {lineOf(query.model, t)}{" "}
          {query.mine && (
            <Anchor component="button" type="button" size="sm" onClick={open}>
              {t.told}
            </Anchor>
          )}
        </Text>
        {note && (
          <Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
            {part === "unreached" ? t.why : t.itSays}: {note}
          </Text>
        )}
      </div>
      <ToldDrawer id={query.id} opened={opened} onClose={close} />
    </Group>
  );
}

function lineOf({ name, part }: Share, t: ReturnType<typeof useModelT>): string {
  const who = name || t.someModel;
  if (part === "unreached") {
    return t.unreached;
  }
  return part === "wrote" ? t.wroteLine(who) : t[part](who);
}
