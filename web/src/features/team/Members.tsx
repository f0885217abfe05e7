import { Stack, Text } from "@mantine/core";
import { ConfirmButton } from "@/ui/Confirm";
import { DataTable, type DataColumn } from "@/ui/DataTable";
import { useFormat } from "@/ui/format";
import { Loading } from "@/ui/Loading";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useT as useShared } from "@/ui/texts";
import { useChangeMember, useMembers, useRemoveMember, type Member, type Team } from "./api";
import { Attributes } from "./Attributes";
import { MemberForm } from "./MemberForm";
import { RoleBadges } from "./RoleBadges";
import { RoleSelect } from "./RoleSelect";
import { useT } from "./teamTexts";

interface MembersProps {
  team: Team;
  mayManage: boolean;
}

/** Who is in a team, with which roles. */
export function Members({ team, mayManage }: MembersProps) {
  const t = useT();
  const members = useMembers(team.id);
  return (
    <Stack gap="lg">
      {mayManage && <MemberForm team={team.id} />}
      <Panel title={t.members}>
        <ProblemAlert problem={members.error} onRetry={() => void members.refetch()} />
        {members.isPending && <Loading />}
        {members.data && <MemberTable team={team.id} members={members.data.items} mayManage={mayManage} />}
      </Panel>
    </Stack>
  );
}

interface MemberTableProps {
  team: string;
  members: Member[];
  mayManage: boolean;
}

function MemberTable({ team, members, mayManage }: MemberTableProps) {
  const t = useT();
  const change = useChangeMember();
  const remove = useRemoveMember();
  const attributes = mayManage || members.some((member) => Object.keys(member.attributes).length > 0);
  const pathOf = (user: string) => ({ path: { id: team, user } });
  const columns: DataColumn<Member>[] = [
    { header: t.name, names: true, cell: ({ displayName }) => displayName },
    { header: t.email, cell: ({ email }) => email },
    {
      header: t.roles,
      cell: ({ user, displayName, roles }) =>
        mayManage ? (
          <RoleSelect
            label={t.rolesOf(displayName)}
            value={roles}
            disabled={change.isPending}
            onChange={(next) => change.mutate({ params: pathOf(user), body: { roles: next } })}
          />
        ) : (
          <RoleBadges roles={roles} />
        ),
    },
    ...(attributes
      ? [{ header: t.attributes, cell: (member: Member) => <Attributes team={team} member={member} members={members} mayManage={mayManage} /> }]
      : []),
    { header: t.added, cell: (member) => <Added member={member} /> },
  ];
  const removal = useRemoval((user) => remove.mutate({ params: pathOf(user) }));
  return (
    <>
      <ProblemAlert problem={change.error ?? remove.error} />
      <DataTable label={t.members} rows={members} rowKey={({ user }) => user} columns={mayManage ? [...columns, removal] : columns} />
    </>
  );
}

function useRemoval(onRemove: (user: string) => void): DataColumn<Member> {
  const t = useT();
  const shared = useShared();
  return {
    header: shared.actions,
    quiet: true,
    align: "right",
    cell: ({ user, displayName }) => (
      <ConfirmButton
        size="compact-sm"
        aria-label={t.removeOf(displayName)}
        title={t.removeOf(displayName)}
        question={t.removeQuestion(displayName)}
        confirm={t.remove}
        onConfirm={() => onRemove(user)}
      >
        {t.remove}
      </ConfirmButton>
    ),
  };
}

function Added({ member }: { member: Member }) {
  const t = useT();
  const format = useFormat();
  return (
    <Stack gap={0}>
      <span>{format.date(member.addedAt)}</span>
      {member.addedBy && (
        <Text span size="xs" c="dimmed">
          {t.addedBy} {member.addedBy}
        </Text>
      )}
    </Stack>
  );
}
