import { Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useSaved } from "@/ui/useSaved";
import { useForgetTerm, type UsedTerm } from "./api";
import { useT } from "./texts";

/** The terms that an answer rests on; a remembered choice can be taken back here. */
export function Terms({ terms, mine }: { terms: UsedTerm[]; mine: boolean }) {
  return (
    <Stack gap={6}>
      {terms.map((term) => (
        <TermLine key={`${term.id} ${term.phrase}`} term={term} mine={mine} />
      ))}
    </Stack>
  );
}

function TermLine({ term, mine }: { term: UsedTerm; mine: boolean }) {
  const t = useT();
  const saved = useSaved();
  const forget = useForgetTerm();
  const [gone, setGone] = useState(false);
  function takeBack() {
    forget.mutate(
      { params: { path: { id: term.id } } },
      {
        onSuccess: () => {
          setGone(true);
          saved(t.forgotten);
        },
      },
    );
  }
  return (
    <>
      <Group gap="xs">
        <Text size="sm" td={gone ? "line-through" : undefined} style={{ overflowWrap: "anywhere" }}>
          {term.sentence}
        </Text>
        {mine && term.kind === "choice" && !gone && (
          <Button size="compact-xs" variant="default" loading={forget.isPending} aria-label={t.forgetThis(term.phrase)} onClick={takeBack}>
            {t.forget}
          </Button>
        )}
      </Group>
      <ProblemAlert problem={forget.error} />
    </>
  );
}
