import { Group, Stack, Text, UnstyledButton } from "@mantine/core";
import { Trash2 } from "lucide-react";
import { IconButton } from "@/ui/IconButton";
import { MoreButton } from "@/ui/MoreButton";
import { Panel } from "@/ui/Panel";
import { useSaved } from "@/ui/useSaved";
import { useTellProblem } from "@/ui/useTellProblem";
import { When } from "@/ui/When";
import type { DocumentAnswer } from "./api";
import { useAnswers, useDeleteAnswer } from "./askApi";
import { useAskT } from "./askTexts";

interface KeptAnswersProps {
  shown: string | undefined;
  onShow: (answer: DocumentAnswer) => void;
  /** The one that was shown is deleted. */
  onGone: () => void;
}

/** The reader's own answers, to open again. */
export function KeptAnswers({ shown, onShow, onGone }: KeptAnswersProps) {
  const t = useAskT();
  const list = useAnswers();
  const remove = useDeleteAnswer();
  const saved = useSaved();
  const onError = useTellProblem();
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  function handleDelete(id: string) {
    remove.mutate(
      { params: { path: { id } } },
      {
        onError,
        onSuccess: () => {
          saved(t.deleted);
          if (id === shown) {
            onGone();
          }
        },
      },
    );
  }
  return (
    <Panel title={t.kept}>
      {items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t.keptNone}
        </Text>
      )}
      <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: "none" }}>
        {items.map((answer) => (
          <Group key={answer.id} component="li" gap={4} wrap="nowrap" align="flex-start">
            <UnstyledButton onClick={() => onShow(answer)} flex={1} miw={0} {...(answer.id === shown ? { "aria-current": "true" as const } : {})}>
              <Text size="sm" fw={answer.id === shown ? 650 : 400} lineClamp={2} style={{ overflowWrap: "anywhere" }}>
                {answer.question}
              </Text>
              <Text size="xs" c="dimmed">
                <When at={answer.createdAt} />
              </Text>
            </UnstyledButton>
            <IconButton label={t.remove(answer.question)} icon={Trash2} onClick={() => handleDelete(answer.id)} />
          </Group>
        ))}
      </Stack>
      <MoreButton list={list} />
    </Panel>
  );
}
