import { Stack, Text, ThemeIcon } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import "@mantine/dropzone/styles.css";
import { FileUp } from "lucide-react";
import { useUploadT } from "./uploadTexts";

/** Takes files and folders wherever on the page they are dropped. */
export function DropAnywhere({ folder, onFiles }: { folder: string; onFiles: (files: File[]) => void }) {
  const t = useUploadT();
  return (
    <Dropzone.FullScreen onDrop={onFiles} multiple aria-label={t.dropHere}>
      <Stack align="center" justify="center" gap="xs" mih="calc(100vh - 5rem)" ta="center" style={{ pointerEvents: "none" }}>
        <ThemeIcon size={72} radius="xl" variant="light">
          <FileUp size={36} aria-hidden />
        </ThemeIcon>
        <Text fw={650} fz="xl">
          {t.dropHere}
        </Text>
        {folder && <Text c="dimmed">{t.dropTo(folder)}</Text>}
      </Stack>
    </Dropzone.FullScreen>
  );
}
