import { Alert, Text } from "@mantine/core";
import { CircleCheck, CircleX } from "lucide-react";
import { useFormat } from "@/ui/format";
import type { Failure } from "@/ui/problem";
import { ProblemAlert } from "@/ui/ProblemAlert";
import type { ConnectionResult } from "./api";
import { useT } from "./texts";

/** What came of a connection test: how fast it answers, or why it does not. */
export function ConnectionOutcome({ result, problem, fields }: { result: ConnectionResult | undefined; problem: Failure; fields: string[] }) {
  const t = useT();
  const format = useFormat();
  if (!result) {
    return <ProblemAlert problem={problem} fields={fields} />;
  }
  return (
    <Alert
      role="status"
      variant="light"
      color={result.ok ? "teal" : "red"}
      icon={result.ok ? <CircleCheck aria-hidden /> : <CircleX aria-hidden />}
    >
      {result.ok && result.latencyMs != null ? t.testOk(format.duration(result.latencyMs)) : result.message}
      {result.mayWrite && (
        <Text size="sm" mt={4}>
          {t.mayWrite}
        </Text>
      )}
    </Alert>
  );
}
