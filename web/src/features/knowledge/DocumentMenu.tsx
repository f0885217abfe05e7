import { ActionIcon, Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Link } from "@tanstack/react-router";
import { Database, Download, Ellipsis, FileUp, FolderInput, Pencil, Trash2 } from "lucide-react";
import { useRef } from "react";
import { ConfirmDialog } from "@/ui/Confirm";
import { RenameDialog } from "@/ui/RenameDialog";
import { useSaved } from "@/ui/useSaved";
import { useTellProblem } from "@/ui/useTellProblem";
import type { Document } from "./api";
import { contentOf, useChangeDocument, useDeleteDocument } from "./documentApi";
import { useDocumentT } from "./documentTexts";
import { MoveDialog } from "./MoveDialog";
import { isTable } from "./stage";
import { useNewVersion } from "./useNewVersion";

interface DocumentMenuProps {
  document: Document;
  writable: boolean;
  onDeleted?: () => void;
}

/** Download for everybody; rename, move, new version, delete for those who write. */
export function DocumentMenu({ document, writable, onDeleted }: DocumentMenuProps) {
  const t = useDocumentT();
  const change = useChangeDocument();
  const remove = useDeleteDocument();
  const saved = useSaved();
  const onError = useTellProblem();
  const [renaming, rename] = useDisclosure(false);
  const [moving, move] = useDisclosure(false);
  const [deleting, del] = useDisclosure(false);
  const path = { params: { path: { id: document.id } } };
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`${t.actions}: ${document.name}`}>
            <Ellipsis size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component="a" href={contentOf(document.id)} download={document.name} leftSection={<Download size={15} aria-hidden />}>
            {t.download}
          </Menu.Item>
          {isTable(document) && (
            <Menu.Item component={Link} to="/sources/new" leftSection={<Database size={15} aria-hidden />}>
              {t.asSource}
            </Menu.Item>
          )}
          {writable && (
            <>
              <VersionItem document={document} />
              <Menu.Item leftSection={<Pencil size={15} aria-hidden />} onClick={rename.open}>
                {t.rename}
              </Menu.Item>
              <Menu.Item leftSection={<FolderInput size={15} aria-hidden />} onClick={move.open}>
                {t.move}
              </Menu.Item>
              <Menu.Item color="red" leftSection={<Trash2 size={15} aria-hidden />} onClick={del.open}>
                {t.delete}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <RenameDialog
        title={t.renameTitle}
        label={t.name}
        name={document.name}
        opened={renaming}
        pending={change.isPending}
        problem={change.error}
        onRename={(name) => change.mutate({ ...path, body: { name } }, { onSuccess: rename.close })}
        onClose={rename.close}
      />
      {moving && <MoveDialog documents={[document]} onClose={move.close} />}
      <ConfirmDialog
        opened={deleting}
        onClose={del.close}
        title={t.deleteTitle}
        question={t.deleteText(document.name)}
        confirm={t.delete}
        onConfirm={() =>
          remove.mutate(path, {
            onError,
            onSuccess: () => {
              saved(t.deleted);
              onDeleted?.();
            },
          })
        }
      />
    </>
  );
}

/** Chooses a file that takes the place of the content. */
function VersionItem({ document }: { document: Document }) {
  const t = useDocumentT();
  const input = useRef<HTMLInputElement>(null);
  const replace = useNewVersion(document.id);
  return (
    <>
      <Menu.Item closeMenuOnClick={false} leftSection={<FileUp size={15} aria-hidden />} onClick={() => input.current?.click()}>
        {t.newVersion}
      </Menu.Item>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={`${t.newVersion}: ${document.name}`}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) {
            replace(file);
          }
        }}
      />
    </>
  );
}
