import { Button, Group, Paper, Progress, Stack, Text } from "@mantine/core";
import { useFormat } from "@/ui/format";
import { useT } from "./texts";

interface UploadProgressProps {
  share: number;
  files: File[];
  onCancel: () => void;
}

/** How much of the files has left, then that the server reads them. */
export function UploadProgress({ share, files, onCancel }: UploadProgressProps) {
  const t = useT();
  const format = useFormat();
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const sent = share >= 1;
  return (
    <Paper withBorder p="lg" maw="46rem">
      <Stack gap="sm">
        <Group justify="space-between">
          <Text fw={600} role="status">
            {sent ? t.reading : t.uploading}
          </Text>
          {!sent && (
            <Text size="sm" c="dimmed">
              {format.bytes(total * share)} / {format.bytes(total)} · {format.percent(share)}
            </Text>
          )}
        </Group>
        <Progress.Root size="lg">
          <Progress.Section value={share * 100} animated={sent} striped={sent} aria-label={t.uploading} />
        </Progress.Root>
        <Text size="sm" c="dimmed" truncate>
          {files.map(({ name }) => name).join(", ")}
        </Text>
        <Group>
          <Button variant="default" size="compact-md" onClick={onCancel}>
            {t.cancel}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
