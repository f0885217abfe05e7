import { Button, Group, Menu, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Sparkles, Square } from "lucide-react";
import { useFormat } from "@/ui/format";
import { TextLink } from "@/ui/links";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useTellProblem } from "@/ui/useTellProblem";
import type { DataSourceDetail, SchemaView } from "./api";
import { isGoingOn, useDescribing, useStartDescribing, useStopDescribing, type Describing as State, type DescriptionRun } from "./describingApi";
import { DescribingRun } from "./DescribingRun";
import { useDescribingT } from "./describingTexts";
import { DisclosureDialog } from "./DisclosureDialog";
import { ToDecide } from "./ToDecide";

/** Has a language model propose descriptions of a source, for whoever keeps it. */
export function Describing({ source, schema }: { source: DataSourceDetail; schema: SchemaView }) {
  const t = useDescribingT();
  const format = useFormat();
  const state = useDescribing(source.id, true);
  const missing = schema.tables.flatMap((table) => [table, ...table.columns]).filter(({ describedBy }) => describedBy === "candela").length;
  if (!state.data) {
    return <ProblemAlert problem={state.error} onRetry={() => void state.refetch()} />;
  }
  const { obstacle, last, tables } = state.data;
  return (
    <Panel title={t.title} description={t.missing(missing, format.number(missing))} actions={<Action source={source} state={state.data} />}>
      <Stack gap="sm">
        {obstacle && !isGoingOn(last) ? (
          <Way source={source} obstacle={obstacle} />
        ) : (
          !last && (
            <Text size="sm" c="dimmed">
              {t.hint}
            </Text>
          )
        )}
        {last && <DescribingRun run={last} />}
        {tables.length > 0 && <ToDecide source={source.id} tables={tables} schema={schema} />}
      </Stack>
    </Panel>
  );
}

function Action({ source, state: { obstacle, last } }: { source: DataSourceDetail; state: State }) {
  const t = useDescribingT();
  const start = useStartDescribing();
  const onError = useTellProblem();
  if (last && isGoingOn(last)) {
    return <Stop source={source.id} run={last} />;
  }
  const ask = (all: boolean) => start.mutate({ params: { path: { id: source.id } }, body: { all } }, { onError });
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" leftSection={<Sparkles size={16} aria-hidden />} loading={start.isPending} disabled={obstacle != null}>
          {t.propose}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => ask(false)}>{t.proposeMissing}</Menu.Item>
        <Menu.Item onClick={() => ask(true)}>{t.proposeAll}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Stop({ source, run }: { source: string; run: DescriptionRun }) {
  const t = useDescribingT();
  const stop = useStopDescribing();
  const onError = useTellProblem();
  return (
    <Button
      variant="default"
      leftSection={<Square size={15} aria-hidden />}
      disabled={run.cancelRequested}
      loading={stop.isPending}
      onClick={() => stop.mutate({ params: { path: { id: source, run: run.id } } }, { onError })}
    >
      {run.cancelRequested ? t.stopping : t.stop}
    </Button>
  );
}

/** Why no model can be asked, and the way to it. */
function Way({ source, obstacle }: { source: DataSourceDetail; obstacle: NonNullable<State["obstacle"]> }) {
  const t = useDescribingT();
  const [telling, tell] = useDisclosure(false);
  return (
    <Group gap="xs">
      <Text size="sm" c="dimmed">
        {t[obstacle]}
      </Text>
      {obstacle === "no_model" && (
        <TextLink to="/models" size="sm">
          {t.connect}
        </TextLink>
      )}
      {obstacle === "not_told" && (
        <Button size="compact-sm" variant="default" onClick={tell.open}>
          {t.changeTold}
        </Button>
      )}
      {telling && <DisclosureDialog source={source} onClose={tell.close} />}
    </Group>
  );
}
