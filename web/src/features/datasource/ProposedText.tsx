import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { Pencil, Undo2, X } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/ui/IconButton";
import { useT as useShared } from "@/ui/texts";
import { useTellProblem } from "@/ui/useTellProblem";
import { useAccept, useReject, type Proposal } from "./describingApi";
import { useDescribingT } from "./describingTexts";
import classes from "./ProposedText.module.css";

const LONGEST = 2_000;

/** A description that a model proposes, beside what it is about: to accept as it is or changed, or to reject. */
export function ProposedText({ source, proposal }: { source: string; proposal: Proposal }) {
  const t = useDescribingT();
  const shared = useShared();
  const accept = useAccept();
  const reject = useReject();
  const onError = useTellProblem();
  const [draft, setDraft] = useState<string | null>(null);
  const name = proposal.column ?? proposal.table;
  const path = { params: { path: { id: source, proposal: proposal.id } } };
  const busy = accept.isPending || reject.isPending;
  const isGone = proposal.state === "gone";
  return (
    <Stack gap={4} className={classes["block"] ?? ""} role="group" aria-label={t.proposalFor(name)}>
      {draft === null ? (
        <Text size="sm" className={classes["text"] ?? ""}>
          {proposal.description}
        </Text>
      ) : (
        <Textarea
          size="sm"
          aria-label={t.edit(name)}
          autoFocus
          autosize
          maxLength={LONGEST}
          value={draft}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={(event) => event.key === "Escape" && setDraft(null)}
        />
      )}
      <Text size="xs" c="dimmed" className={classes["text"] ?? ""}>
        {t.by(proposal.model)}
        {proposal.state === "overtaken" && ` · ${t.overtaken}`}
        {isGone && ` · ${t.gone(name)}`}
      </Text>
      <Group gap={4}>
        {!isGone && (
          <>
            <Button
              size="compact-xs"
              aria-label={t.acceptOf(name)}
              loading={accept.isPending}
              disabled={busy || draft?.trim() === ""}
              onClick={() => accept.mutate({ ...path, body: draft === null ? {} : { description: draft } }, { onError })}
            >
              {t.accept}
            </Button>
            {draft === null && <IconButton icon={Pencil} label={t.edit(name)} onClick={() => setDraft(proposal.description)} />}
          </>
        )}
        {draft === null ? (
          <IconButton icon={X} label={t.reject(name)} loading={reject.isPending} onClick={() => reject.mutate(path, { onError })} />
        ) : (
          <IconButton icon={Undo2} label={shared.cancel} onClick={() => setDraft(null)} />
        )}
      </Group>
    </Stack>
  );
}
