import { Button, Progress, Stack, Text } from "@mantine/core";
import { ConfirmButton } from "@/ui/Confirm";
import { useFormat } from "@/ui/format";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { isUnderWay, useCancelRotation, useKeyRotations, useRotateKeys, type KeyRotation } from "./api";
import { useT } from "./texts";

/** The key that secrets are encrypted with: when it was changed, and changing it. */
export function KeysPanel() {
  const t = useT();
  const rotations = useKeyRotations();
  const rotate = useRotateKeys();
  const cancel = useCancelRotation();
  const last = rotations.data?.items[0];
  const isGoing = last !== undefined && isUnderWay(last);
  const action = isGoing ? (
    <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate({ params: { path: { id: last.id } } })}>
      {t.keysCancel}
    </Button>
  ) : (
    <ConfirmButton title={t.keysRotate} question={t.keysQuestion} confirm={t.keysRotate} loading={rotate.isPending} onConfirm={() => rotate.mutate({})}>
      {t.keysRotate}
    </ConfirmButton>
  );
  return (
    <Panel title={t.keys} description={t.keysLead} actions={action}>
      <ProblemAlert problem={rotations.error ?? rotate.error ?? cancel.error} />
      {rotations.data && (last ? <RotationState rotation={last} /> : <Text size="sm">{t.keysNever}</Text>)}
    </Panel>
  );
}

function RotationState({ rotation }: { rotation: KeyRotation }) {
  const t = useT();
  const format = useFormat();
  const { status, done, total, error, endedAt, createdAt } = rotation;
  const when = format.dateTime(endedAt ?? createdAt);
  const words: Record<KeyRotation["status"], string> = {
    pending: t.keys_pending,
    running: t.keys_running(format.number(done), format.number(total)),
    retiring: t.keys_retiring,
    succeeded: t.keys_succeeded(format.number(total), when),
    failed: t.keys_failed(when),
    cancelled: t.keys_cancelled(when),
  };
  return (
    <Stack gap="xs" role="status">
      <Text size="sm">{words[status]}</Text>
      {status === "running" && <Progress value={total > 0 ? (100 * done) / total : 100} aria-label={words.running} />}
      {error && (
        <Text size="sm" c="red">
          {error}
        </Text>
      )}
    </Stack>
  );
}
