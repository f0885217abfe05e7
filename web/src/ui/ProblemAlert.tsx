import { Alert, Button, Group, List } from "@mantine/core";
import { CircleAlert } from "lucide-react";
import type { Problem } from "@/api/client";
import { useBusyTexts } from "./busyTexts";
import { isProblem, type Failure } from "./problem";
import { useT } from "./texts";

interface ProblemAlertProps {
  problem: Failure;
  /** Fields that show their own message: only the others are listed here. */
  fields?: string[];
  onRetry?: () => void;
}

/** Says what went wrong and what to do; nothing where all is well. */
export function ProblemAlert({ problem, fields = [], onRetry }: ProblemAlertProps) {
  const t = { ...useT(), ...useBusyTexts() };
  if (!problem) {
    return null;
  }
  if (isProblem(problem) && saidByFields(problem, fields)) {
    return null;
  }
  const others = isProblem(problem) ? (problem.errors ?? []).filter(({ field }) => !fields.includes(field)) : [];
  return (
    <Alert role="alert" color="red" variant="light" icon={<CircleAlert aria-hidden />}>
      {message(problem, t)}
      {others.length > 0 && (
        <List size="sm" mt={4}>
          {others.map(({ field, message }) => (
            <List.Item key={field}>
              {field}: {message}
            </List.Item>
          ))}
        </List>
      )}
      {onRetry && (
        <Group mt="xs">
          <Button size="compact-sm" variant="default" onClick={onRetry}>
            {t.tryAgain}
          </Button>
        </Group>
      )}
    </Alert>
  );
}

/** Whether each thing that is wrong already stands beside its field, and the alert would only repeat it. */
function saidByFields({ errors, detail }: Problem, fields: string[]): boolean {
  const shown = errors ?? [];
  return shown.length > 0 && shown.every(({ field }) => fields.includes(field)) && shown.some(({ message }) => message === detail);
}

function message(problem: NonNullable<Failure>, t: ReturnType<typeof useT> & ReturnType<typeof useBusyTexts>): string {
  if (!isProblem(problem)) {
    return t.unreachable;
  }
  if (problem.code === "busy") {
    return t.busy;
  }
  return problem.detail || problem.title || t.unknownProblem;
}
