import { ActionIcon, Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { ConfirmDialog } from "@/ui/Confirm";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useDeleteRole, type Role } from "./api";
import { RenameRole } from "./RenameRole";
import { useT } from "./rolesTexts";

/** Renames or deletes a role of one's own. */
export function RoleMenu({ role }: { role: Role }) {
  const t = useT();
  const remove = useDeleteRole();
  const [renaming, renameControl] = useDisclosure(false);
  const [asking, askControl] = useDisclosure(false);
  return (
    <>
      <Menu position="bottom" shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t.actionsOf(role.name)}>
            <Ellipsis size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Pencil size={16} aria-hidden />} onClick={renameControl.open}>
            {t.rename}
          </Menu.Item>
          <Menu.Item color="red" leftSection={<Trash2 size={16} aria-hidden />} onClick={askControl.open}>
            {t.delete}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={asking}
        onClose={askControl.close}
        title={t.deleteOf(role.name)}
        question={t.deleteQuestion}
        confirm={t.delete}
        onConfirm={() => remove.mutate({ params: { path: { id: role.id } } })}
      />
      <ProblemAlert problem={remove.error} />
      {renaming && <RenameRole role={role} onClose={renameControl.close} />}
    </>
  );
}
