import { ActionIcon, Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Ellipsis, Pencil, RotateCw, Trash2 } from "lucide-react";
import { ConfirmDialog } from "@/ui/Confirm";
import { RenameDialog } from "@/ui/RenameDialog";
import { useCan } from "@/ui/session";
import { useT as useShared } from "@/ui/texts";
import { useTellProblem } from "@/ui/useTellProblem";
import { useDeleteQuery, useRenameQuery, useRerunQuery, type QuerySummary } from "./api";
import { useT } from "./texts";

interface QueryMenuProps {
  query: QuerySummary;
  onRerun?: () => void;
  onDeleted?: () => void;
}

/** Run again, rename, delete; only for whom the query belongs to. */
export function QueryMenu({ query, onRerun, onDeleted }: QueryMenuProps) {
  const t = useT();
  const shared = useShared();
  const mayRun = useCan("query:run");
  const rerun = useRerunQuery();
  const rename = useRenameQuery();
  const remove = useDeleteQuery();
  const [renaming, renameDialog] = useDisclosure(false);
  const [deleting, deleteDialog] = useDisclosure(false);
  const path = { params: { path: { id: query.id } } };
  const onError = useTellProblem();
  if (!query.mine || !mayRun) {
    return null;
  }
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`${shared.actions}: ${query.title}`}>
            <Ellipsis size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<RotateCw size={15} aria-hidden />}
            onClick={() => rerun.mutate(path, { onError, onSuccess: () => onRerun?.() })}
          >
            {t.rerun}
          </Menu.Item>
          <Menu.Item leftSection={<Pencil size={15} aria-hidden />} onClick={renameDialog.open}>
            {t.rename}
          </Menu.Item>
          <Menu.Item color="red" leftSection={<Trash2 size={15} aria-hidden />} onClick={deleteDialog.open}>
            {t.delete}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <RenameDialog
        title={t.renameTitle}
        label={t.name}
        name={query.title}
        opened={renaming}
        pending={rename.isPending}
        problem={rename.error}
        onRename={(title) => rename.mutate({ ...path, body: { title } }, { onSuccess: renameDialog.close })}
        onClose={renameDialog.close}
      />
      <ConfirmDialog
        opened={deleting}
        onClose={deleteDialog.close}
        title={t.deleteTitle}
        question={t.deleteText}
        confirm={t.delete}
        onConfirm={() => remove.mutate(path, { onError, onSuccess: () => onDeleted?.() })}
      />
    </>
  );
}
