import { Checkbox, Stack, Table, Text } from "@mantine/core";
import type { Role } from "./api";
import classes from "./RoleMatrix.module.css";
import { RoleMenu } from "./RoleMenu";
import { useRoleName } from "./roleNames";
import { usePermissionTexts, useT } from "./rolesTexts";

interface RoleMatrixProps {
  roles: Role[];
  permissions: string[];
  mayWrite: boolean;
  onToggle: (role: Role, permission: string) => void;
}

/** Rights down, roles across, a box where they meet. */
export function RoleMatrix({ roles, permissions, mayWrite, onToggle }: RoleMatrixProps) {
  const t = useT();
  const nameOf = useRoleName();
  const meanings = usePermissionTexts();
  return (
    <Table.ScrollContainer minWidth={600} type="native">
      <Table aria-label={t.title} highlightOnHover stickyHeader className={classes["matrix"] ?? ""}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t.permission}</Table.Th>
            {roles.map((role) => (
              <Table.Th key={role.id} scope="col" ta="center">
                <RoleHead role={role} mayWrite={mayWrite} />
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {permissions.map((permission) => (
            <Table.Tr key={permission}>
              <Table.Th scope="row" fw={400}>
                <Text span size="sm" display="block">
                  {meanings[permission] ?? permission}
                </Text>
                <Text span size="xs" c="dimmed" ff="monospace">
                  {permission}
                </Text>
              </Table.Th>
              {roles.map((role) => (
                <Table.Td key={role.id}>
                  <Checkbox
                    className={classes["box"] ?? ""}
                    aria-label={t.allows(nameOf(role.name), meanings[permission] ?? permission)}
                    checked={role.permissions.includes(permission)}
                    disabled={role.builtIn || !mayWrite}
                    onChange={() => onToggle(role, permission)}
                  />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function RoleHead({ role, mayWrite }: { role: Role; mayWrite: boolean }) {
  const t = useT();
  const nameOf = useRoleName();
  return (
    <Stack gap={2} align="center">
      <Text span size="sm" fw={600}>
        {nameOf(role.name)}
      </Text>
      {role.builtIn && (
        <Text span size="xs" c="dimmed" fw={400}>
          {t.builtIn}
        </Text>
      )}
      {!role.builtIn && mayWrite && <RoleMenu role={role} />}
    </Stack>
  );
}
