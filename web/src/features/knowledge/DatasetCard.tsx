import { Badge, Group, Loader, Paper, Stack, Text, ThemeIcon } from "@mantine/core";
import { CircleAlert, LibraryBig, MessageCircleQuestionMark } from "lucide-react";
import { useFormat } from "@/ui/format";
import { ButtonLink, TextLink } from "@/ui/links";
import { VisibilityIcon } from "@/ui/visibility";
import type { Dataset } from "./api";
import classes from "@/ui/Card.module.css";
import { useT } from "./texts";

/** A dataset in the list: what is in it, how far it is, who sees it, the way to ask it. */
export function DatasetCard({ dataset }: { dataset: Dataset }) {
  const t = useT();
  const format = useFormat();
  const { documents, passages } = dataset.counts;
  return (
    <Paper withBorder p="md" h="100%" className={classes["card"] ?? ""}>
      <Stack gap="sm" h="100%">
        <Group wrap="nowrap" align="flex-start" gap="sm">
          <ThemeIcon variant="light" size={38} radius="md">
            <LibraryBig size={20} aria-hidden />
          </ThemeIcon>
          <div className={classes["names"]}>
            <TextLink to="/documents/sets/$id" params={{ id: dataset.id }} fw={600} c="var(--mantine-color-text)" className={classes["name"] ?? ""}>
              {dataset.name}
            </TextLink>
            {dataset.description && (
              <Text size="sm" c="dimmed" lineClamp={2}>
                {dataset.description}
              </Text>
            )}
          </div>
        </Group>
        <Text size="sm">
          {documents === 0 ? t.empty : `${t.documents(documents, format.number(documents))} · ${t.passages(passages, format.number(passages))}`}
        </Text>
        <Standing dataset={dataset} />
        <Group justify="space-between" mt="auto" gap="xs" wrap="nowrap">
          <Text size="xs" c="dimmed">
            <Audience dataset={dataset} /> · {t.by(dataset.owner.name)}
          </Text>
          {dataset.counts.ready > 0 && (
            <ButtonLink
              to="/ask-documents"
              search={{ in: dataset.id }}
              size="compact-sm"
              variant="light"
              className={classes["ask"] ?? ""}
              leftSection={<MessageCircleQuestionMark size={15} aria-hidden />}
              aria-label={`${t.askThese}: ${dataset.name}`}
            >
              {t.askShort}
            </ButtonLink>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}

/** What is not ready in it; nothing where everything is. */
export function Standing({ dataset }: { dataset: Dataset }) {
  const t = useT();
  const format = useFormat();
  const { waiting, failed } = dataset.counts;
  if (waiting === 0 && failed === 0 && !dataset.building) {
    return null;
  }
  return (
    <Group gap={6}>
      {waiting > 0 && (
        <Badge color="blue" leftSection={<Loader size={11} color="blue" />}>
          {t.waiting(format.number(waiting))}
        </Badge>
      )}
      {failed > 0 && (
        <Badge color="red" leftSection={<CircleAlert size={13} aria-hidden />}>
          {t.failed(format.number(failed))}
        </Badge>
      )}
      {dataset.building && <Badge color="grape">{t.building}</Badge>}
    </Group>
  );
}

/** Who sees a dataset, with its sign. */
export function Audience({ dataset }: { dataset: Dataset }) {
  const t = useT();
  const format = useFormat();
  const others = dataset.readers.length + dataset.editors.length;
  return (
    <span>
      <span style={{ display: "inline-block", verticalAlign: "-2px", marginInlineEnd: 4 }}>
        <VisibilityIcon visibility={dataset.visibility} size={13} />
      </span>
      {t[dataset.visibility]} {others > 0 && t.shared(others, format.number(others))}
    </span>
  );
}
