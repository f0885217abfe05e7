import { Alert, Anchor, Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Link, useNavigate } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { ConfirmButton } from "@/ui/Confirm";
import { Loading } from "@/ui/Loading";
import { PageHeader } from "@/ui/PageHeader";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { can, useMe, type Me } from "@/ui/session";
import { useDeleteTeam, useRenameTeam, useTeam, type Team } from "./api";
import { Members } from "./Members";
import { TeamNameForm } from "./TeamNameForm";
import { useT } from "./teamTexts";

/** One team: its name, its members and their roles. */
export function TeamPage({ id }: { id: string }) {
  const t = useT();
  const me = useMe();
  const team = useTeam(id);
  if (team.isPending) {
    return <Loading />;
  }
  if (!team.data) {
    return team.error ? <ProblemAlert problem={team.error} onRetry={() => void team.refetch()} /> : <Alert>{t.gone}</Alert>;
  }
  const mayManage = manages(me, team.data);
  return (
    <>
      <Anchor component={Link} to="/teams" size="sm" style={{ display: "inline-flex", alignItems: "center", gap: 4 }} mb="xs">
        <ArrowLeft size={14} aria-hidden /> {t.back}
      </Anchor>
      <PageHeader
        title={team.data.name}
        description={team.data.personal && t.personalText}
        actions={mayManage && !team.data.personal && <TeamActions team={team.data} />}
      />
      <Members team={team.data} mayManage={mayManage && !team.data.personal} />
    </>
  );
}

/** Rights are known for the current team; in another one the manager's role tells. The server has the last word. */
function manages(me: Me, team: Team): boolean {
  return me.administrator || (me.team.id === team.id ? can(me, "team:write") : team.roles.includes("team_manager"));
}

function TeamActions({ team }: { team: Team }) {
  const t = useT();
  const navigate = useNavigate();
  const rename = useRenameTeam();
  const remove = useDeleteTeam();
  const [form, formControl] = useDisclosure(false);
  const params = { path: { id: team.id } };
  return (
    <>
      <Button variant="default" onClick={formControl.open}>
        {t.rename}
      </Button>
      <ConfirmButton
        title={t.deleteOf(team.name)}
        question={t.deleteQuestion}
        confirm={t.deleteTeam}
        loading={remove.isPending}
        onConfirm={() => remove.mutate({ params }, { onSuccess: () => void navigate({ to: "/teams" }) })}
      >
        {t.deleteTeam}
      </ConfirmButton>
      <ProblemAlert problem={remove.error} />
      {form && (
        <TeamNameForm
          title={t.renameTeam}
          submit={t.save}
          initial={team.name}
          saving={rename}
          onClose={formControl.close}
          onSave={(name) => rename.mutate({ params, body: { name } }, { onSuccess: formControl.close })}
        />
      )}
    </>
  );
}
