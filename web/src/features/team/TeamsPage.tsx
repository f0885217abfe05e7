import { Anchor, Badge, Button, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Link, useNavigate } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useFormat } from "@/ui/format";
import { Loading } from "@/ui/Loading";
import { PageHeader } from "@/ui/PageHeader";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useCreateTeam, useTeams, type Team } from "./api";
import { RoleBadges } from "./RoleBadges";
import { TeamNameForm } from "./TeamNameForm";
import { useT } from "./teamTexts";

/** The teams one belongs to. */
export function TeamsPage() {
  const t = useT();
  const teams = useTeams();
  const create = useCreateTeam();
  const navigate = useNavigate();
  const [form, formControl] = useDisclosure(false);
  return (
    <>
      <PageHeader
        title={t.title}
        description={t.description}
        actions={
          <Button leftSection={<Plus size={16} aria-hidden />} onClick={formControl.open}>
            {t.newTeam}
          </Button>
        }
      />
      <ProblemAlert problem={teams.error} onRetry={() => void teams.refetch()} />
      {teams.isPending && <Loading />}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {teams.data?.items.map((team) => (
          <TeamCard key={team.id} team={team} />
        ))}
      </SimpleGrid>
      {form && (
        <TeamNameForm
          title={t.newTeam}
          submit={t.create}
          saving={create}
          onClose={formControl.close}
          onSave={(name) => create.mutate({ body: { name } }, { onSuccess: ({ id }) => void navigate({ to: "/teams/$id", params: { id } }) })}
        />
      )}
    </>
  );
}

function TeamCard({ team }: { team: Team }) {
  const t = useT();
  const format = useFormat();
  return (
    <Panel>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Anchor component={Link} to={`/teams/${team.id}`} fw={600}>
            {team.name}
          </Anchor>
          {team.personal && (
            <Badge variant="light" color="gray">
              {t.personal}
            </Badge>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          {team.personal ? t.personalText : t.memberCount(team.members, format.number(team.members))}
        </Text>
        <RoleBadges roles={team.roles} />
      </Stack>
    </Panel>
  );
}
