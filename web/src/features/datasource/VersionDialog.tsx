import { Button, Group, Modal, Select, Stack, Text } from "@mantine/core";
import { Upload as UploadIcon } from "lucide-react";
import { useEffect, useState } from "react";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useT as useShared } from "@/ui/texts";
import { useSchema, useUpload, type DataSourceDetail } from "./api";
import { EncodingSelect } from "./EncodingSelect";
import { AUTO } from "./encodings";
import { hasText, READABLE } from "./kinds";
import { useSchemaT } from "./schemaTexts";
import { DropArea, FileList } from "./UploadForm";
import { UploadProgress } from "./UploadProgress";

interface VersionDialogProps {
  source: DataSourceDetail;
  way: "replace" | "append";
  onClose: () => void;
}

/** Takes a newer version of a source's files, or further rows of one of its tables. */
export function VersionDialog({ source, way, onClose }: VersionDialogProps) {
  const t = useSchemaT();
  const shared = useShared();
  const upload = useUpload();
  const [files, setFiles] = useState<File[]>([]);
  const tables = (useSchema(source.id).data?.tables ?? []).map(({ name }) => name);
  const [chosen, setChosen] = useState<string | null>(null);
  const table = chosen ?? tables[0];
  const [encoding, setEncoding] = useState(source.encoding ?? AUTO);
  const done = upload.result !== null;

  useEffect(() => {
    if (done) {
      onClose();
    }
  }, [done, onClose]);

  function start() {
    upload.start(files, { id: source.id, encoding, ...(way === "append" && table ? { table } : {}) });
  }

  return (
    <Modal opened onClose={onClose} title={way === "append" ? t.appendRows : t.replaceFiles} size="lg" closeButtonProps={{ "aria-label": shared.close }}>
      {upload.share !== null ? (
        <UploadProgress share={upload.share} files={files} onCancel={upload.cancel} />
      ) : (
        <Stack>
          <Text size="sm">{way === "append" ? t.appendText : t.replaceText}</Text>
          {way === "append" && tables.length > 1 && (
            <Select label={t.appendTo} allowDeselect={false} data={tables} value={table ?? null} onChange={setChosen} />
          )}
          <DropArea onDrop={(dropped) => setFiles((before) => [...before, ...dropped.filter(({ name }) => READABLE.test(name))])} />
          <FileList files={files} onRemove={(file) => setFiles((before) => before.filter((one) => one !== file))} />
          {hasText(files) && <EncodingSelect value={encoding} onChange={setEncoding} />}
          <ProblemAlert problem={upload.problem} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {shared.cancel}
            </Button>
            <Button leftSection={<UploadIcon size={16} aria-hidden />} disabled={files.length === 0} onClick={start}>
              {t.upload}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
