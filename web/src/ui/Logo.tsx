import { Group, Text } from "@mantine/core";

/** The flame, and beside it the name. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <Group gap={8} wrap="nowrap">
      <img src="/candela.svg" width={size} height={size} alt="" />
      <Text fw={700} fz={size * 0.68} lh={1} style={{ letterSpacing: "-0.02em" }}>
        Candela
      </Text>
    </Group>
  );
}
