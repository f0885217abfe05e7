import { Button, Group, Loader, Paper, VisuallyHidden } from "@mantine/core";
import { Check, Square } from "lucide-react";
import { useCancelQuery, type Query, type Stage } from "./api";
import classes from "./Progress.module.css";
import { useT } from "./texts";

const STAGES = ["understanding", "sql", "running", "drawing"] as const satisfies Stage[];

/** How far the answer is, and the way to stop it. */
export function Progress({ query }: { query: Query }) {
  const t = useT();
  const cancel = useCancelQuery();
  const now = STAGES.findIndex((stage) => stage === query.stage);
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" gap="md">
        <VisuallyHidden role="status">
          {t.working}: {t[query.stage]}
        </VisuallyHidden>
        <ol className={classes["steps"]}>
          {STAGES.map((stage, index) => {
            const state = index < now ? "past" : index === now ? "now" : "next";
            return (
              <li key={stage} className={classes["step"]} data-state={state} aria-current={state === "now" ? "step" : undefined}>
                <Mark state={state} />
                {t[stage]}
              </li>
            );
          })}
        </ol>
        <Button
          size="compact-md"
          variant="default"
          leftSection={<Square size={12} fill="currentColor" aria-hidden />}
          loading={cancel.isPending}
          onClick={() => cancel.mutate({ params: { path: { id: query.id } } })}
        >
          {t.stop}
        </Button>
      </Group>
    </Paper>
  );
}

function Mark({ state }: { state: "past" | "now" | "next" }) {
  return (
    <span className={classes["mark"]} aria-hidden>
      {state === "past" && <Check size={16} />}
      {state === "now" && <Loader size={16} />}
      {state === "next" && <span className={classes["dot"]} />}
    </span>
  );
}
