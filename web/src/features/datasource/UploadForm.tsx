import { Alert, Button, CloseButton, Group, Paper, Stack, Text, TextInput, ThemeIcon } from "@mantine/core";
import { Dropzone, type FileWithPath } from "@mantine/dropzone";
import "@mantine/dropzone/styles.css";
import { FileUp, FileWarning, Upload as UploadIcon } from "lucide-react";
import { useState } from "react";
import { useFormat } from "@/ui/format";
import { isProblem, type Failure } from "@/ui/problem";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useUpload } from "./api";
import { Detected } from "./Detected";
import { EncodingSelect } from "./EncodingSelect";
import { AUTO } from "./encodings";
import { hasText, READABLE } from "./kinds";
import { useT } from "./texts";
import { UploadProgress } from "./UploadProgress";

const TOO_LARGE = 413;

/** Takes files by drag and drop or by choosing, sends them, and shows what was found in them. */
export function UploadForm() {
  const t = useT();
  const upload = useUpload();
  const [files, setFiles] = useState<File[]>([]);
  const [rejected, setRejected] = useState<string[]>([]);
  const [name, setName] = useState<string | null>(null);
  const [encoding, setEncoding] = useState<string>(AUTO);
  const proposed = nameOf(files);

  function take(dropped: FileWithPath[]) {
    setFiles((before) => [...before, ...dropped.filter(({ name }) => READABLE.test(name))]);
    setRejected(dropped.filter(({ name }) => !READABLE.test(name)).map(({ name }) => name));
  }

  function again() {
    setFiles([]);
    setName(null);
    setEncoding(AUTO);
    upload.cancel();
  }

  if (upload.result) {
    return <Detected uploaded={upload.result} onAgain={again} />;
  }
  if (upload.share !== null) {
    return <UploadProgress share={upload.share} files={files} onCancel={upload.cancel} />;
  }
  return (
    <Stack maw="46rem">
      <DropArea onDrop={take} />
      {rejected.length > 0 && (
        <Alert role="alert" color="orange" variant="light" icon={<FileWarning aria-hidden />}>
          {t.rejected} {rejected.join(", ")}
        </Alert>
      )}
      <ProblemAlert problem={explained(upload.problem, t.tooLarge)} />
      {files.length > 0 && (
        <>
          <FileList files={files} onRemove={(file) => setFiles((before) => before.filter((one) => one !== file))} />
          <TextInput label={t.name} description={t.nameHint} value={name ?? proposed} maxLength={120} onChange={(event) => setName(event.currentTarget.value)} />
          {hasText(files) && <EncodingSelect value={encoding} onChange={setEncoding} />}
          <Group>
            <Button leftSection={<UploadIcon size={16} aria-hidden />} onClick={() => upload.start(files, { name: (name ?? "").trim() || proposed, encoding })}>
              {t.upload}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}

/** A server before ours may refuse what is too large without a word; then we say it. */
function explained(problem: Failure, tooLarge: string): Failure {
  return isProblem(problem) && problem.status === TOO_LARGE && !problem.detail ? { ...problem, detail: tooLarge } : problem;
}

/** The first file's name without its ending, as words. */
function nameOf(files: File[]): string {
  return (files[0]?.name ?? "").replace(/\.[^.]+$/, "").replace(/[_-]+/g, " ").trim();
}

export function DropArea({ onDrop }: { onDrop: (files: FileWithPath[]) => void }) {
  const t = useT();
  return (
    <Dropzone onDrop={onDrop} multiple p={{ base: "lg", sm: 40 }} radius="lg" aria-label={t.drop} inputProps={{ "aria-label": t.choose }}>
      <Stack align="center" gap="xs" ta="center">
        <ThemeIcon size={56} radius="xl" variant="light">
          <FileUp size={28} aria-hidden />
        </ThemeIcon>
        <Text fw={600} fz="lg">
          {t.drop}
        </Text>
        <Text size="sm" c="dimmed" maw="32rem">
          {t.dropHint}
        </Text>
      </Stack>
    </Dropzone>
  );
}

export function FileList({ files, onRemove }: { files: File[]; onRemove: (file: File) => void }) {
  const t = useT();
  const format = useFormat();
  return (
    <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: "none" }}>
      {files.map((file, index) => (
        <Paper key={`${file.name}-${index}`} component="li" withBorder px="sm" py={6}>
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm" truncate>
              {file.name}
            </Text>
            <Group gap="xs" wrap="nowrap">
              <Text size="sm" c="dimmed">
                {format.bytes(file.size)}
              </Text>
              <CloseButton size="sm" aria-label={t.remove(file.name)} onClick={() => onRemove(file)} />
            </Group>
          </Group>
        </Paper>
      ))}
    </Stack>
  );
}
