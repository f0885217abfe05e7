import { Group, Kbd, Modal, Stack, Text } from "@mantine/core";
import { useT as useShared } from "@/ui/texts";
import { usePages } from "./pages";
import { useT } from "./texts";

const MOD = navigator.platform.startsWith("Mac") ? "⌘" : "Ctrl";

/** The list of keyboard shortcuts. */
export function ShortcutsHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useT();
  const shared = useShared();
  const { work, models, manage } = usePages();
  const rows: [string, string[]][] = [
    [t.findAnything, [MOD, "K"]],
    [t.runs, [MOD, "Enter"]],
    ...[...work, ...models, ...manage].flatMap(({ label, key }): [string, string[]][] => (key ? [[t.goTo(label), ["g", key]]] : [])),
    [t.shortcuts, ["?"]],
  ];
  return (
    <Modal opened={opened} onClose={onClose} title={t.shortcuts} closeButtonProps={{ "aria-label": shared.close }}>
      <Stack component="dl" gap="xs" m={0}>
        {rows.map(([label, keys]) => (
          <Group key={label} justify="space-between">
            <Text component="dt" size="sm">
              {label}
            </Text>
            <Group component="dd" gap={4} m={0}>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </Group>
          </Group>
        ))}
      </Stack>
    </Modal>
  );
}
