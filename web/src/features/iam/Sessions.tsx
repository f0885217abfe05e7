import { Badge, Button, Group, Text } from "@mantine/core";
import { ConfirmButton } from "@/ui/Confirm";
import { DataTable } from "@/ui/DataTable";
import { Loading } from "@/ui/Loading";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useSaved } from "@/ui/useSaved";
import { useT as useShared } from "@/ui/texts";
import { When } from "@/ui/When";
import { useT } from "./accountTexts";
import { useRevokeOtherSessions, useRevokeSession, useSessions, type Session } from "./api";
import { deviceOf } from "./device";

/** Where one is signed in, and the way to end it there. */
export function Sessions() {
  const t = useT();
  const sessions = useSessions();
  const revokeOthers = useRevokeOtherSessions();
  const saved = useSaved();
  const end = (
    <ConfirmButton
      size="xs"
      title={t.endOthers}
      question={t.endOthersQuestion}
      confirm={t.endOthers}
      loading={revokeOthers.isPending}
      onConfirm={() => revokeOthers.mutate({}, { onSuccess: () => saved(t.ended) })}
    >
      {t.endOthers}
    </ConfirmButton>
  );
  return (
    <Panel title={t.sessions} actions={(sessions.data?.items.length ?? 0) > 1 && end}>
      <ProblemAlert problem={sessions.error ?? revokeOthers.error} />
      {sessions.isPending && <Loading />}
      {sessions.data && <SessionTable sessions={sessions.data.items} />}
    </Panel>
  );
}

function SessionTable({ sessions }: { sessions: Session[] }) {
  const t = useT();
  const shared = useShared();
  const revoke = useRevokeSession();
  const saved = useSaved();
  const name = ({ userAgent }: Session) => {
    const { browser, system } = deviceOf(userAgent);
    return browser && system ? t.on(browser, system) : (browser ?? t.unknownDevice);
  };
  return (
    <>
      <ProblemAlert problem={revoke.error} />
      <DataTable
        label={t.sessions}
        rows={sessions}
        rowKey={({ id }) => id}
        columns={[
          { header: t.device, names: true, cell: (session) => <Device session={session} name={name(session)} /> },
          { header: t.where, cell: ({ ip }) => ip ?? "–" },
          { header: t.lastSeen, cell: ({ lastSeenAt }) => <When at={lastSeenAt} /> },
          { header: t.signedIn, cell: ({ createdAt }) => <When at={createdAt} /> },
          {
            header: shared.actions,
            quiet: true,
            align: "right",
            cell: (session) =>
              !session.current && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t.endSessionOf(name(session))}
                  onClick={() => revoke.mutate({ params: { path: { id: session.id } } }, { onSuccess: () => saved(t.ended) })}
                >
                  {t.endSession}
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}

function Device({ session, name }: { session: Session; name: string }) {
  const t = useT();
  return (
    <Group gap="xs">
      <Text span size="sm" fw={600}>
        {name}
      </Text>
      <Badge variant="light" color="gray">
        {session.kind === "browser" ? t.browser : t.program}
      </Badge>
      {session.current && <Badge variant="light">{t.current}</Badge>}
    </Group>
  );
}
