import { Button, Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { FolderInput, Trash2 } from "lucide-react";
import { ConfirmButton } from "@/ui/Confirm";
import { useFormat } from "@/ui/format";
import { useSaved } from "@/ui/useSaved";
import { useTellProblem } from "@/ui/useTellProblem";
import type { Document } from "./api";
import { useDeleteDocuments } from "./documentApi";
import { useDocumentT } from "./documentTexts";
import { MoveDialog } from "./MoveDialog";

interface ChosenBarProps {
  shown: Document[];
  chosen: [Document, ...Document[]];
  onChoose: (documents: Document[]) => void;
}

/** What can be done with several documents at once. */
export function ChosenBar({ shown, chosen, onChoose }: ChosenBarProps) {
  const t = useDocumentT();
  const format = useFormat();
  const remove = useDeleteDocuments();
  const saved = useSaved();
  const onError = useTellProblem();
  const [moving, move] = useDisclosure(false);
  const none = () => onChoose([]);
  const count = format.number(chosen.length);
  function handleDelete() {
    remove.mutate(
      { body: { documents: chosen.map(({ id }) => id) } },
      {
        onError,
        onSuccess: () => {
          saved(t.deleted);
          none();
        },
      },
    );
  }
  return (
    <Group justify="space-between" gap="xs" mb="xs" role="group" aria-label={t.chosen(count)}>
      <Group gap="xs">
        <Text size="sm" fw={600} aria-live="polite">
          {t.chosen(count)}
        </Text>
        {chosen.length < shown.length && (
          <Button size="compact-sm" variant="subtle" onClick={() => onChoose(shown)}>
            {t.chooseAll(format.number(shown.length))}
          </Button>
        )}
        <Button size="compact-sm" variant="subtle" color="gray" onClick={none}>
          {t.chooseNone}
        </Button>
      </Group>
      <Group gap="xs">
        <Button size="compact-sm" variant="default" leftSection={<FolderInput size={14} aria-hidden />} onClick={move.open}>
          {t.move}
        </Button>
        <ConfirmButton
          size="compact-sm"
          leftSection={<Trash2 size={14} aria-hidden />}
          loading={remove.isPending}
          title={t.deleteSome(chosen.length, count)}
          question={t.deleteSomeText}
          confirm={t.delete}
          onConfirm={handleDelete}
        >
          {t.delete}
        </ConfirmButton>
      </Group>
      {moving && <MoveDialog documents={chosen} onMoved={none} onClose={move.close} />}
    </Group>
  );
}
