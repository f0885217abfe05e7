import { Accordion, Alert, Button, Group, Menu, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { CalendarClock, CircleX, RefreshCw, Settings2, Square } from "lucide-react";
import { useFormat } from "@/ui/format";
import { Loading } from "@/ui/Loading";
import { MoreButton } from "@/ui/MoreButton";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useTellProblem } from "@/ui/useTellProblem";
import { When } from "@/ui/When";
import { isGoingOn, useCancel, useFeed, useRuns, useSync, type Feed } from "./api";
import { EditPlace, EditSchedule } from "./EditDialogs";
import { RunLine, RunStatus, RunTables } from "./RunView";
import { useT } from "./texts";

/** On the page of a source that is a copy: how the last sync went, the next one, and those before. */
export function FeedPanel({ id }: { id: string }) {
  const feed = useFeed(id);
  if (!feed.data) {
    return feed.error ? <ProblemAlert problem={feed.error} onRetry={() => void feed.refetch()} /> : <Loading />;
  }
  return <Shown feed={feed.data} />;
}

function Shown({ feed }: { feed: Feed }) {
  const t = useT();
  const { last } = feed;
  return (
    <Panel
      title={t.panel}
      description={
        <Text span size="sm" ff="monospace" style={{ overflowWrap: "anywhere" }}>
          {feed.place.address}
        </Text>
      }
      actions={<Actions feed={feed} />}
    >
      <Stack gap="sm">
        {last && (
          <Group gap="xs">
            <RunStatus run={last} />
            {last.finishedAt && (
              <Text size="sm" c="dimmed">
                {t.ended} <When at={last.finishedAt} />
              </Text>
            )}
          </Group>
        )}
        {last?.failure && (
          <Alert role="alert" color="red" variant="light" icon={<CircleX aria-hidden />}>
            <Text size="sm" style={{ overflowWrap: "anywhere" }}>
              {last.failure}
            </Text>
            <Text size="sm" mt={4}>
              {t.former}
            </Text>
          </Alert>
        )}
        {last && isGoingOn(last) && <RunTables run={last} />}
        <Next feed={feed} />
        <Accordion variant="contained" chevronPosition="left">
          <Accordion.Item value="history">
            <Accordion.Control>{t.history}</Accordion.Control>
            <Accordion.Panel>
              <History id={feed.id} />
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
      </Stack>
    </Panel>
  );
}

function Next({ feed }: { feed: Feed }) {
  const t = useT();
  const format = useFormat();
  return (
    <Text size="sm" c="dimmed">
      {feed.nextRuns.length > 0 ? `${t.next}: ${feed.nextRuns.map((at) => format.dateTime(at)).join(" · ")}` : t.notScheduled}
    </Text>
  );
}

function Actions({ feed }: { feed: Feed }) {
  const t = useT();
  const sync = useSync();
  const cancel = useCancel();
  const onError = useTellProblem();
  const [scheduling, schedule] = useDisclosure(false);
  const [editing, edit] = useDisclosure(false);
  const { last } = feed;
  const start = (whole: boolean) => sync.mutate({ params: { path: { id: feed.id } }, body: { whole } }, { onError });
  return (
    <>
      {last && isGoingOn(last) ? (
        <Button
          variant="default"
          leftSection={<Square size={15} aria-hidden />}
          disabled={last.cancelRequested}
          loading={cancel.isPending}
          onClick={() => cancel.mutate({ params: { path: { id: feed.id, run: last.id } } }, { onError })}
        >
          {last.cancelRequested ? t.stopping : t.stop}
        </Button>
      ) : (
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <Button leftSection={<RefreshCw size={16} aria-hidden />} loading={sync.isPending}>
              {t.syncNow}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => start(false)}>{t.syncNew}</Menu.Item>
            <Menu.Item onClick={() => start(true)}>{t.syncWhole}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      <Button variant="default" leftSection={<CalendarClock size={16} aria-hidden />} onClick={schedule.open}>
        {t.editSchedule}
      </Button>
      <Button variant="default" leftSection={<Settings2 size={16} aria-hidden />} onClick={edit.open}>
        {t.editPlace}
      </Button>
      <EditSchedule feed={feed} opened={scheduling} onClose={schedule.close} />
      <EditPlace feed={feed} opened={editing} onClose={edit.close} />
    </>
  );
}

function History({ id }: { id: string }) {
  const runs = useRuns(id);
  if (!runs.data) {
    return runs.error ? <ProblemAlert problem={runs.error} onRetry={() => void runs.refetch()} /> : <Loading />;
  }
  return (
    <Stack>
      <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: "none" }}>
        {runs.data.pages.flatMap(({ items }) => items.map((run) => <RunLine key={run.id} run={run} />))}
      </Stack>
      <MoreButton list={runs} />
    </Stack>
  );
}
