import { Alert, List, Text } from "@mantine/core";
import { RefreshCw } from "lucide-react";
import { useT as useShared } from "@/ui/texts";
import type { Refresh } from "./api";
import { useSchemaT } from "./schemaTexts";

/** What a refresh found: tables and columns that came, went or changed. */
export function RefreshReport({ refresh, onClose }: { refresh: Refresh; onClose: () => void }) {
  const t = useSchemaT();
  const shared = useShared();
  const groups = [
    [t.added, refresh.added],
    [t.removed, refresh.removed],
    [t.altered, refresh.altered],
  ] as const;
  return (
    <Alert
      role="status"
      color={refresh.changed ? "yellow" : "teal"}
      variant="light"
      icon={<RefreshCw aria-hidden />}
      title={refresh.changed ? t.changed : undefined}
      withCloseButton
      closeButtonLabel={shared.close}
      onClose={onClose}
    >
      {refresh.changed ? (
        <List size="sm">
          {groups
            .filter(([, names]) => names.length > 0)
            .map(([title, names]) => (
              <List.Item key={title}>
                {title}: <Text span ff="monospace" size="sm">{names.join(", ")}</Text>
              </List.Item>
            ))}
        </List>
      ) : (
        t.unchanged
      )}
    </Alert>
  );
}
