import { Alert, Button, Group } from "@mantine/core";
import { ShieldAlert, ShieldCheck } from "lucide-react";
import { useFormat } from "@/ui/format";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useVerification } from "./api";
import { useT } from "./texts";

/** Checks on demand that no entry of the log was changed or taken out. */
export function Verification() {
  const t = useT();
  const format = useFormat();
  const check = useVerification();
  const { data } = check;
  return (
    <Group mb="lg" align="center">
      <Button variant="default" leftSection={<ShieldCheck size={16} aria-hidden />} loading={check.isFetching} onClick={() => void check.refetch()}>
        {t.verify}
      </Button>
      <div aria-live="polite" style={{ flex: "1 1 16rem" }}>
        <ProblemAlert problem={check.error} />
        {data?.ok && (
          <Alert color="teal" variant="light" icon={<ShieldCheck aria-hidden />} py="xs">
            {t.verified(format.number(data.entries))}
          </Alert>
        )}
        {data && !data.ok && (
          <Alert color="red" variant="light" icon={<ShieldAlert aria-hidden />} title={data.firstBad == null ? t.brokenChain : t.broken(format.number(data.firstBad))}>
            {data.reason} {t.brokenText}
          </Alert>
        )}
      </div>
    </Group>
  );
}
