import { Badge, Group } from "@mantine/core";
import { useRoleName } from "./roleNames";

/** The roles that somebody has. */
export function RoleBadges({ roles }: { roles: string[] }) {
  const nameOf = useRoleName();
  return (
    <Group gap={4}>
      {roles.map((role) => (
        <Badge key={role}>
          {nameOf(role)}
        </Badge>
      ))}
    </Group>
  );
}
