import { ActionIcon, Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Archive, ArchiveRestore, Ellipsis, Pencil, Pin, PinOff, Trash2 } from "lucide-react";
import { ConfirmDialog } from "@/ui/Confirm";
import { RenameDialog } from "@/ui/RenameDialog";
import { useCan } from "@/ui/session";
import { useT as useShared } from "@/ui/texts";
import { useTellProblem } from "@/ui/useTellProblem";
import { useChangeConversation, useDeleteConversation, type Conversation } from "./api";
import { useT } from "./texts";

interface ConversationMenuProps {
  conversation: Conversation;
  onDeleted?: () => void;
}

/** Rename, pin, archive, delete. */
export function ConversationMenu({ conversation, onDeleted }: ConversationMenuProps) {
  const t = useT();
  const shared = useShared();
  const mayWrite = useCan("chat:write");
  const change = useChangeConversation();
  const remove = useDeleteConversation();
  const [renaming, rename] = useDisclosure(false);
  const [deleting, del] = useDisclosure(false);
  const path = { params: { path: { id: conversation.id } } };
  const onError = useTellProblem();
  if (!mayWrite) {
    return null;
  }
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`${shared.actions}: ${conversation.title}`}>
            <Ellipsis size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Pencil size={15} aria-hidden />} onClick={rename.open}>
            {t.rename}
          </Menu.Item>
          <Menu.Item
            leftSection={conversation.pinned ? <PinOff size={15} aria-hidden /> : <Pin size={15} aria-hidden />}
            onClick={() => change.mutate({ ...path, body: { pinned: !conversation.pinned } }, { onError })}
          >
            {conversation.pinned ? t.unpin : t.pin}
          </Menu.Item>
          <Menu.Item
            leftSection={conversation.archivedAt ? <ArchiveRestore size={15} aria-hidden /> : <Archive size={15} aria-hidden />}
            onClick={() => change.mutate({ ...path, body: { archived: !conversation.archivedAt } }, { onError })}
          >
            {conversation.archivedAt ? t.unarchive : t.archive}
          </Menu.Item>
          <Menu.Item color="red" leftSection={<Trash2 size={15} aria-hidden />} onClick={del.open}>
            {t.delete}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <RenameDialog
        title={t.renameTitle}
        label={t.name}
        name={conversation.title}
        opened={renaming}
        pending={change.isPending}
        problem={change.error}
        onRename={(title) => change.mutate({ ...path, body: { title } }, { onSuccess: rename.close })}
        onClose={rename.close}
      />
      <ConfirmDialog
        opened={deleting}
        onClose={del.close}
        title={t.deleteTitle}
        question={t.deleteText}
        confirm={t.delete}
        onConfirm={() => remove.mutate(path, { onSuccess: () => onDeleted?.(), onError })}
      />
    </>
  );
}
