import { TextInput, type TextInputProps } from "@mantine/core";
import { useClassT } from "./classTexts";

interface NoteFieldProps extends Pick<TextInputProps, "mx" | "mb"> {
  column: string;
  note: string;
  onNote: (note: string) => void;
}

/** Why somebody decides so about a column, in their own words, for whoever looks at it later. */
export function NoteField({ column, note, onNote, ...room }: NoteFieldProps) {
  const t = useClassT();
  return (
    <TextInput
      size="xs"
      aria-label={t.noteOf(column)}
      placeholder={t.note}
      maxLength={500}
      autoComplete="off"
      value={note}
      onChange={(event) => onNote(event.currentTarget.value)}
      {...room}
    />
  );
}
