import { Text } from "@mantine/core";
import { InlineText } from "@/ui/InlineText";
import type { TableView } from "./api";
import { useSchemaT } from "./schemaTexts";

interface DescribedProps {
  view: Pick<TableView, "description" | "describedBy">;
  label: string;
  mayWrite: boolean;
  onSave: (text: string) => void;
}

/** A description, and who wrote it: people's words can be changed, Candela's are what a person begins with. */
export function Described({ view: { description, describedBy }, label, mayWrite, onSave }: DescribedProps) {
  const t = useSchemaT();
  const isWritten = describedBy === "candela";
  if (!mayWrite && !description) {
    return null;
  }
  return (
    <>
      <InlineText
        value={isWritten ? "" : description}
        label={label}
        editable={mayWrite}
        onSave={onSave}
        fromPlaceholder
        {...(isWritten && description ? { placeholder: description } : {})}
      />
      {isWritten && description && (
        <Text size="xs" c="dimmed">
          {t.byCandela}
        </Text>
      )}
    </>
  );
}
