import { useDisclosure } from "@mantine/hooks";
import { Bookmark } from "lucide-react";
import { IconButton } from "@/ui/IconButton";
import { useCan } from "@/ui/session";
import { draftOfQuery, type Draft } from "./saved";
import { useSavedT } from "./savedTexts";
import { TemplateDrawer } from "./TemplateDrawer";

/** Keeps the question and the SQL, to be run again with other values. */
export function SaveButton({ query }: { query: Parameters<typeof draftOfQuery>[0] }) {
  const t = useSavedT();
  const maySave = useCan("query:sql");
  const [opened, { open, close }] = useDisclosure(false);
  const draft: Draft = draftOfQuery(query);
  if (!maySave || draft.sql.trim() === "") {
    return null;
  }
  return (
    <>
      <IconButton label={t.save} icon={Bookmark} onClick={open} />
      {opened && <TemplateDrawer draft={draft} onClose={close} />}
    </>
  );
}
