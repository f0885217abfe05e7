import { Button, Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { ChevronDown, FilePen, FileUp, Folder, FolderPlus, Link2, Plus } from "lucide-react";
import { useRef } from "react";
import { LinkDialog } from "./LinkDialog";
import { NewFolder } from "./NewFolder";
import { taken } from "./FilePicker";
import { TextDialog } from "./TextDialog";
import { useUploadT } from "./uploadTexts";

interface AddMenuProps {
  dataset: string;
  folder: string;
  onFiles: (files: File[]) => void;
  /** Opens a folder, which may not be there yet. */
  onFolder: (path: string) => void;
}

/** The ways in which documents come into a dataset. */
export function AddMenu({ dataset, folder, onFiles, onFolder }: AddMenuProps) {
  const t = useUploadT();
  const files = useRef<HTMLInputElement>(null);
  const directory = useRef<HTMLInputElement>(null);
  const [linking, link] = useDisclosure(false);
  const [writing, write] = useDisclosure(false);
  const [naming, name] = useDisclosure(false);
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button leftSection={<Plus size={16} aria-hidden />} rightSection={<ChevronDown size={16} aria-hidden />}>
            {t.add}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<FileUp size={15} aria-hidden />} onClick={() => files.current?.click()}>
            {t.addFiles}
          </Menu.Item>
          <Menu.Item leftSection={<Folder size={15} aria-hidden />} onClick={() => directory.current?.click()}>
            {t.addFolder}
          </Menu.Item>
          <Menu.Item leftSection={<Link2 size={15} aria-hidden />} onClick={link.open}>
            {t.addLink}
          </Menu.Item>
          <Menu.Item leftSection={<FilePen size={15} aria-hidden />} onClick={write.open}>
            {t.addText}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<FolderPlus size={15} aria-hidden />} onClick={name.open}>
            {t.newFolder}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <input ref={files} type="file" multiple hidden aria-label={t.addFiles} onChange={(event) => onFiles(taken(event))} />
      <input ref={directory} type="file" multiple hidden aria-label={t.addFolder} onChange={(event) => onFiles(taken(event))} {...{ webkitdirectory: "" }} />
      {linking && <LinkDialog dataset={dataset} folder={folder} onClose={link.close} />}
      {writing && <TextDialog dataset={dataset} folder={folder} onClose={write.close} />}
      {naming && <NewFolder parent={folder} onOpen={onFolder} onClose={name.close} />}
    </>
  );
}
