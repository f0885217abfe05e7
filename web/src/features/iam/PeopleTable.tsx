import { Badge, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { DataTable, type DataColumn } from "@/ui/DataTable";
import { useFormat } from "@/ui/format";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useMe } from "@/ui/session";
import { useT as useShared } from "@/ui/texts";
import { When } from "@/ui/When";
import { useChangeUser, type User } from "./api";
import { useT } from "./peopleTexts";
import { PersonMenu } from "./PersonMenu";
import { SetPasswordForm } from "./SetPasswordForm";

/** People with what an administrator can do about each. */
export function PeopleTable({ people }: { people: User[] }) {
  const t = useT();
  const shared = useShared();
  const format = useFormat();
  const change = useChangeUser();
  const [passwordFor, setPasswordFor] = useState<User | null>(null);
  const columns: DataColumn<User>[] = [
    { header: t.displayName, names: true, cell: (user) => <PersonName user={user} /> },
    { header: t.email, cell: ({ email }) => email },
    { header: t.status, cell: (user) => <PersonState user={user} /> },
    { header: t.lastLogin, cell: ({ lastLoginAt }) => (lastLoginAt ? <When at={lastLoginAt} /> : t.never) },
    { header: t.joined, cell: ({ createdAt }) => format.date(createdAt) },
    {
      header: shared.actions,
      quiet: true,
      align: "right",
      cell: (user) => (
        <PersonMenu
          user={user}
          onChange={(body) => change.mutate({ params: { path: { id: user.id } }, body })}
          onPassword={() => setPasswordFor(user)}
        />
      ),
    },
  ];
  return (
    <>
      <ProblemAlert problem={change.error} />
      <DataTable label={t.title} rows={people} rowKey={({ id }) => id} columns={columns} />
      {passwordFor && <SetPasswordForm user={passwordFor} onClose={() => setPasswordFor(null)} />}
    </>
  );
}

function PersonName({ user }: { user: User }) {
  const t = useT();
  const me = useMe();
  return (
    <Stack gap={0}>
      <Group gap="xs">
        <Text span size="sm" fw={600}>
          {user.displayName}
        </Text>
        {user.id === me.id && <Badge variant="light">{t.you}</Badge>}
      </Group>
      {user.username && (
        <Text span size="xs" c="dimmed">
          {user.username}
        </Text>
      )}
    </Stack>
  );
}

function PersonState({ user }: { user: User }) {
  const t = useT();
  const active = user.status === "active";
  return (
    <Group gap={4}>
      <Badge variant="light" color={active ? "teal" : "gray"}>
        {active ? t.active : t.disabled}
      </Badge>
      {user.administrator && <Badge variant="light">{t.administrator}</Badge>}
    </Group>
  );
}
