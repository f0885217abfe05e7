import { Button } from "@mantine/core";
import { FileUp } from "lucide-react";
import { useRef, type ChangeEvent } from "react";

interface FilePickerProps {
  label: string;
  onFiles: (files: File[]) => void;
}

/** A button that lets one choose files. */
export function FilePicker({ label, onFiles }: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button leftSection={<FileUp size={16} aria-hidden />} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input ref={input} type="file" multiple hidden aria-label={label} onChange={(event) => onFiles(taken(event))} />
    </>
  );
}

/** The chosen files; the same ones can be chosen again afterwards. */
export function taken(event: ChangeEvent<HTMLInputElement>): File[] {
  const files = [...(event.currentTarget.files ?? [])];
  event.currentTarget.value = "";
  return files;
}
