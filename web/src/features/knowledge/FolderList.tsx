import { Anchor, Breadcrumbs, Group, Paper, SimpleGrid, Text, UnstyledButton } from "@mantine/core";
import { Folder, Pencil } from "lucide-react";
import { useState } from "react";
import { useFormat } from "@/ui/format";
import { IconButton } from "@/ui/IconButton";
import { RenameDialog } from "@/ui/RenameDialog";
import { useRenameFolder, type Dataset } from "./api";
import { useDocumentT } from "./documentTexts";
import classes from "./FolderList.module.css";
import { wayTo, type Child } from "./folders";

interface FolderListProps {
  dataset: Dataset;
  folders: Child[];
  onOpen: (path: string) => void;
}

/** The folders below the open one. */
export function FolderList({ dataset, folders, onOpen }: FolderListProps) {
  const t = useDocumentT();
  const [renamed, setRenamed] = useState<string | null>(null);
  const rename = useRenameFolder();
  return (
    <>
      <SimpleGrid component="ul" aria-label={t.folders} m={0} p={0} style={{ listStyle: "none" }} cols={{ base: 1, xs: 2, md: 3, lg: 4 }} spacing="sm">
        {folders.map((folder) => (
          <Paper key={folder.path} component="li" withBorder px="sm" py={8} className={classes["folder"] ?? ""}>
            <Group gap="xs" wrap="nowrap">
              <Folder size={18} aria-hidden color="var(--mantine-primary-color-filled)" style={{ flexShrink: 0 }} />
              <UnstyledButton className={classes["name"] ?? ""} onClick={() => onOpen(folder.path)}>
                {folder.name}
              </UnstyledButton>
              <Count documents={folder.documents} />
              {dataset.writable && (
                <span className={classes["above"]}>
                  <IconButton label={`${t.renameFolder}: ${folder.name}`} icon={Pencil} onClick={() => setRenamed(folder.path)} />
                </span>
              )}
            </Group>
          </Paper>
        ))}
      </SimpleGrid>
      <RenameDialog
        title={t.renameFolder}
        label={t.folderPath}
        name={renamed ?? ""}
        opened={renamed !== null}
        pending={rename.isPending}
        problem={rename.error}
        onRename={(to) => rename.mutate({ params: { path: { id: dataset.id } }, body: { from: renamed ?? "", to } }, { onSuccess: () => setRenamed(null) })}
        onClose={() => setRenamed(null)}
      />
    </>
  );
}

function Count({ documents }: { documents: number }) {
  const t = useDocumentT();
  const format = useFormat();
  return (
    <Text size="xs" c="dimmed" ms="auto" title={t.folderCount(documents, format.number(documents))}>
      {format.number(documents)}
    </Text>
  );
}

/** The way from the dataset to the open folder. */
export function Way({ dataset, folder, onOpen }: { dataset: string; folder: string; onOpen: (path: string) => void }) {
  const t = useDocumentT();
  const way = wayTo(folder);
  return (
    <Breadcrumbs component="nav" aria-label={t.way} style={{ flexWrap: "wrap" }}>
      <Anchor component="button" type="button" size="sm" onClick={() => onOpen("")}>
        {dataset}
      </Anchor>
      {way.slice(0, -1).map(({ name, path }) => (
        <Anchor key={path} component="button" type="button" size="sm" onClick={() => onOpen(path)}>
          {name}
        </Anchor>
      ))}
      <Text size="sm" fw={600} aria-current="page">
        {way.at(-1)?.name}
      </Text>
    </Breadcrumbs>
  );
}
