import { Code, Drawer, Text, Timeline } from "@mantine/core";
import { Loading } from "@/ui/Loading";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useT as useShared } from "@/ui/texts";
import { When } from "@/ui/When";
import { useHistory, type HistoryEntry } from "./api";
import { useActionName } from "./actionTexts";
import { useT } from "./texts";

interface HistoryDrawerProps {
  id: string;
  opened: boolean;
  onClose: () => void;
}

/** What happened to a query, the newest last: created, executed, edited with the text before. */
export function HistoryDrawer({ id, opened, onClose }: HistoryDrawerProps) {
  const t = useT();
  const shared = useShared();
  return (
    <Drawer opened={opened} onClose={onClose} position="right" title={t.historyTitle} closeButtonProps={{ "aria-label": shared.close }}>
      {opened && <Events id={id} />}
    </Drawer>
  );
}

function Events({ id }: { id: string }) {
  const history = useHistory(id);
  if (!history.data) {
    return history.error ? <ProblemAlert problem={history.error} onRetry={() => void history.refetch()} /> : <Loading />;
  }
  const { items } = history.data;
  return (
    <Timeline active={items.length} bulletSize={14} lineWidth={2}>
      {items.map((entry, index) => (
        <Event key={`${entry.at}-${index}`} entry={entry} />
      ))}
    </Timeline>
  );
}

function Event({ entry }: { entry: HistoryEntry }) {
  const nameOf = useActionName();
  return (
    <Timeline.Item title={nameOf(entry.action)}>
      <Text size="sm" c="dimmed">
        {entry.userName && `${entry.userName} · `}
        <When at={entry.at} />
      </Text>
      {Object.entries(entry.details ?? {}).map(([name, value]) => (
        <Detail key={name} name={name} value={value} />
      ))}
    </Timeline.Item>
  );
}

function Detail({ name, value }: { name: string; value: unknown }) {
  const nameOf = useActionName();
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return (
    <>
      <Text size="xs" c="dimmed" mt={6}>
        {nameOf(name)}
      </Text>
      <Code block style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        {text}
      </Code>
    </>
  );
}
