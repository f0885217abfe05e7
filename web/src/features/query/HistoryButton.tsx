import { useDisclosure } from "@mantine/hooks";
import { History } from "lucide-react";
import { IconButton } from "@/ui/IconButton";
import { HistoryDrawer } from "./HistoryDrawer";
import { useT } from "./texts";

/** Opens what happened to a query. */
export function HistoryButton({ id }: { id: string }) {
  const t = useT();
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <IconButton label={t.history} icon={History} onClick={open} />
      <HistoryDrawer id={id} opened={opened} onClose={close} />
    </>
  );
}
