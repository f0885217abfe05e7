import { ActionIcon, List, Menu, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { ConfirmDialog } from "@/ui/Confirm";
import { useT as useShared } from "@/ui/texts";
import { useSaved } from "@/ui/useSaved";
import { useTellProblem } from "@/ui/useTellProblem";
import { useDeleteAssistant, useKeys, type Assistant } from "./api";
import { AssistantDrawer } from "./AssistantDrawer";
import { useFormT } from "./formTexts";
import { useT } from "./texts";

/** What its owner does with an assistant. */
export function AssistantMenu({ assistant }: { assistant: Assistant }) {
  const t = useT();
  const form = useFormT();
  const shared = useShared();
  const saved = useSaved();
  const onError = useTellProblem();
  const remove = useDeleteAssistant();
  const [editing, drawer] = useDisclosure(false);
  const [deleting, dialog] = useDisclosure(false);
  const handleDelete = () => remove.mutate({ params: { path: { id: assistant.id } } }, { onError, onSuccess: () => saved(t.removed) });
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`${shared.actions}: ${assistant.name}`}>
            <Ellipsis size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Pencil size={15} aria-hidden />} onClick={drawer.open}>
            {form.edit}
          </Menu.Item>
          <Menu.Item color="red" leftSection={<Trash2 size={15} aria-hidden />} onClick={dialog.open}>
            {t.remove}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {editing && <AssistantDrawer assistant={assistant} onClose={drawer.close} />}
      <ConfirmDialog
        opened={deleting}
        onClose={dialog.close}
        title={t.removeOf(assistant.name)}
        question={<Consequence id={assistant.id} />}
        confirm={t.remove}
        onConfirm={handleDelete}
      />
    </>
  );
}

/** What deleting does, with the keys that stop working. */
function Consequence({ id }: { id: string }) {
  const t = useT();
  const keys = useKeys(id).data?.items ?? [];
  return (
    <Stack gap="xs">
      {t.removeText}
      {keys.length > 0 && (
        <div>
          {t.removeKeys(keys.length)}
          <List size="sm" mt={4}>
            {keys.map((key) => (
              <List.Item key={key.id}>
                {key.name} ({key.prefix}…), {key.ownerName}
              </List.Item>
            ))}
          </List>
        </div>
      )}
    </Stack>
  );
}
