import { Button, Group, Paper, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Plus } from "lucide-react";
import { useState } from "react";
import { Loading } from "@/ui/Loading";
import { PageHeader } from "@/ui/PageHeader";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useCan } from "@/ui/session";
import { useSaved } from "@/ui/useSaved";
import { useSaveRoles, usePermissions, useRoles, type Role } from "./api";
import { RoleForm } from "./RoleForm";
import { RoleMatrix } from "./RoleMatrix";
import { useT } from "./rolesTexts";

/** Roles by rights, as one matrix. */
export function RolesPage() {
  const t = useT();
  const roles = useRoles();
  const permissions = usePermissions();
  const mayWrite = useCan("role:write");
  const [form, formControl] = useDisclosure(false);
  const add = (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={formControl.open}>
      {t.newRole}
    </Button>
  );
  return (
    <>
      <PageHeader title={t.title} description={t.description} actions={mayWrite && add} />
      <ProblemAlert problem={roles.error ?? permissions.error} />
      {(roles.isPending || permissions.isPending) && <Loading />}
      {roles.data && permissions.data && <Editor roles={roles.data.items} permissions={permissions.data} mayWrite={mayWrite} />}
      {form && <RoleForm roles={roles.data?.items ?? []} onClose={formControl.close} />}
    </>
  );
}

interface EditorProps {
  roles: Role[];
  permissions: string[];
  mayWrite: boolean;
}

function Editor({ roles, permissions, mayWrite }: EditorProps) {
  const t = useT();
  const change = useSaveRoles();
  const saved = useSaved();
  const [draft, setDraft] = useState<Record<string, string[]>>({});
  const drawn = roles.map((role) => ({ ...role, permissions: draft[role.id] ?? role.permissions }));
  const changed = drawn.filter(({ id }) => draft[id]);
  function toggle(role: Role, permission: string) {
    const next = role.permissions.includes(permission)
      ? role.permissions.filter((each) => each !== permission)
      : permissions.filter((each) => each === permission || role.permissions.includes(each));
    setDraft({ ...draft, [role.id]: next });
  }
  function save() {
    change.mutate(changed, {
      onSuccess: () => {
        setDraft({});
        saved();
      },
    });
  }
  return (
    <Stack>
      <Panel>
        <RoleMatrix roles={drawn} permissions={permissions} mayWrite={mayWrite} onToggle={toggle} />
      </Panel>
      <ProblemAlert problem={change.error} />
      {changed.length > 0 && (
        <Paper withBorder shadow="md" p="sm" pos="sticky" bottom={16} role="status">
          <Group justify="space-between">
            <Text size="sm">{t.changed(changed.length)}</Text>
            <Group gap="xs">
              <Button variant="default" onClick={() => setDraft({})}>
                {t.discard}
              </Button>
              <Button loading={change.isPending} onClick={save}>
                {t.save}
              </Button>
            </Group>
          </Group>
        </Paper>
      )}
    </Stack>
  );
}
