import { Alert, Badge, Button, Drawer, Group, Stack, Text } from "@mantine/core";
import { ShieldAlert } from "lucide-react";
import { useState } from "react";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useT as useShared } from "@/ui/texts";
import { useDecide, type Classification } from "./api";
import { COLOURS, noted, useReason } from "./classes";
import { useClassT } from "./classTexts";
import { NoteField } from "./NoteField";

/** Says that columns seem to hold protected data, and lets whoever keeps the source decide. */
export function Proposals({ source, classes }: { source: string; classes: Classification[] }) {
  const t = useClassT();
  const [opened, setOpened] = useState(false);
  const proposals = classes.filter(({ status }) => status === "proposed");
  return (
    <>
      {proposals.length > 0 && (
        <Alert color="orange" variant="light" icon={<ShieldAlert aria-hidden />} title={t.proposals(proposals.length)}>
          <Group justify="space-between" gap="sm">
            <Text size="sm">{t.proposalsText}</Text>
            <Button size="xs" variant="default" onClick={() => setOpened(true)}>
              {t.review(proposals.length)}
            </Button>
          </Group>
        </Alert>
      )}
      {opened && <Review source={source} proposals={proposals} onClose={() => setOpened(false)} />}
    </>
  );
}

function Review({ source, proposals, onClose }: { source: string; proposals: Classification[]; onClose: () => void }) {
  const t = useClassT();
  const shared = useShared();
  const decide = useDecide();
  const [notes, setNotes] = useState<Record<string, string>>({});
  function send(status: "confirmed" | "rejected", which: Classification[]) {
    const decisions = which.map((it) => {
      const { namespace, table, column } = it;
      return { table, column, status, ...(namespace ? { namespace } : {}), ...noted(notes[keyOf(it)] ?? "") };
    });
    decide.mutate({ params: { path: { id: source } }, body: { decisions } });
  }
  return (
    <Drawer opened onClose={onClose} position="right" size="md" title={t.reviewTitle} closeButtonProps={{ "aria-label": shared.close }}>
      <Stack>
        <ProblemAlert problem={decide.error} />
        {proposals.length === 0 && <Text>{t.reviewed}</Text>}
        {proposals.length > 1 && (
          <Button variant="default" loading={decide.isPending} onClick={() => send("confirmed", proposals)}>
            {t.confirmAll}
          </Button>
        )}
        {proposals.map((it) => (
          <Proposal
            key={keyOf(it)}
            proposal={it}
            note={notes[keyOf(it)] ?? ""}
            onNote={(note) => setNotes((before) => ({ ...before, [keyOf(it)]: note }))}
            busy={decide.isPending}
            onDecide={(status) => send(status, [it])}
          />
        ))}
      </Stack>
    </Drawer>
  );
}

function keyOf({ namespace, table, column }: Classification): string {
  return `${namespace ?? ""}.${table}.${column}`;
}

interface ProposalProps {
  proposal: Classification;
  note: string;
  onNote: (note: string) => void;
  busy: boolean;
  onDecide: (status: "confirmed" | "rejected") => void;
}

function Proposal({ proposal, note, onNote, busy, onDecide }: ProposalProps) {
  const t = useClassT();
  const reason = useReason();
  const name = `${proposal.table}.${proposal.column}`;
  return (
    <Stack gap={4} pb="sm" style={{ borderBottom: "1px solid var(--mantine-color-default-border)" }}>
      <Group justify="space-between" gap="xs">
        <Text fw={600} size="sm" style={{ overflowWrap: "anywhere" }}>
          {name}
        </Text>
        <Badge variant="light" color={COLOURS[proposal.level]} tt="none" fw={500}>
          {t[proposal.label]}
        </Badge>
      </Group>
      <Text size="sm" c="dimmed">
        {reason(proposal)}
      </Text>
      <NoteField column={name} note={note} onNote={onNote} mb={4} />
      <Group gap="xs">
        <Button size="compact-sm" disabled={busy} aria-label={t.confirmColumn(name)} onClick={() => onDecide("confirmed")}>
          {t.confirm}
        </Button>
        <Button size="compact-sm" variant="default" disabled={busy} aria-label={t.rejectColumn(name)} onClick={() => onDecide("rejected")}>
          {t.reject}
        </Button>
      </Group>
    </Stack>
  );
}
