import { Badge, Button, Code, Group, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { ConfirmButton } from "@/ui/Confirm";
import { DataTable, type DataColumn } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { useFormat } from "@/ui/format";
import { Loading } from "@/ui/Loading";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useCan } from "@/ui/session";
import { useT as useShared } from "@/ui/texts";
import { When } from "@/ui/When";
import { ApiKeyForm } from "./ApiKeyForm";
import { useApiKeys, useAssistants, useKeyUsage, useRevokeApiKey, type ApiKey, type IssuedApiKey } from "./api";
import { IssuedKey } from "./IssuedKey";
import { useT } from "./keyTexts";
import { KeyWeek } from "./KeyWeek";

/** One's own API keys: list, create, revoke. */
export function ApiKeys() {
  const t = useT();
  const keys = useApiKeys();
  const [form, formControl] = useDisclosure(false);
  const [issued, setIssued] = useState<IssuedApiKey | null>(null);
  const add = (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={formControl.open}>
      {t.newKey}
    </Button>
  );
  function handleIssued(key: IssuedApiKey) {
    formControl.close();
    setIssued(key);
  }
  return (
    <Panel title={t.title} description={t.noneText} actions={keys.data?.items.length ? add : null}>
      <ProblemAlert problem={keys.error} />
      {keys.isPending && <Loading />}
      {keys.data?.items.length === 0 && <EmptyState icon={KeyRound} title={t.none} action={add} />}
      {keys.data && keys.data.items.length > 0 && <KeyTable keys={keys.data.items} />}
      {form && <ApiKeyForm onClose={formControl.close} onIssued={handleIssued} />}
      {issued && <IssuedKey issued={issued} onClose={() => setIssued(null)} />}
    </Panel>
  );
}

function KeyTable({ keys }: { keys: ApiKey[] }) {
  const t = useT();
  const shared = useShared();
  const format = useFormat();
  const revoke = useRevokeApiKey();
  const callsModels = useCan("model:use");
  const usage = useKeyUsage(callsModels).data?.items;
  const columns: DataColumn<ApiKey>[] = [
    { header: t.name, names: true, cell: (key) => <KeyName apiKey={key} /> },
    { header: t.scopes, cell: (key) => <Scopes apiKey={key} /> },
    { header: t.allowedIps, cell: ({ allowedIps }) => allowedIps.join(", ") || t.anywhere },
    { header: t.lastUsed, cell: (key) => <LastUse apiKey={key} /> },
    ...(callsModels ? [{ header: t.week, cell: ({ id }: ApiKey) => <KeyWeek usage={usage?.find(({ key }) => key === id)} /> }] : []),
    { header: t.expires, cell: ({ expiresAt }) => format.date(expiresAt) },
    { header: t.status, cell: (key) => <KeyState apiKey={key} /> },
    {
      header: shared.actions,
      quiet: true,
      align: "right",
      cell: ({ id, name, revokedAt }) =>
        !revokedAt && (
          <ConfirmButton
            size="compact-sm"
            aria-label={t.revokeOf(name)}
            title={t.revokeOf(name)}
            question={t.revokeQuestion}
            confirm={t.revoke}
            onConfirm={() => revoke.mutate({ params: { path: { id } } })}
          >
            {t.revoke}
          </ConfirmButton>
        ),
    },
  ];
  return (
    <>
      <ProblemAlert problem={revoke.error} />
      <DataTable label={t.title} rows={keys} rowKey={({ id }) => id} columns={columns} />
    </>
  );
}

function KeyName({ apiKey }: { apiKey: ApiKey }) {
  return (
    <Stack gap={2} align="flex-start">
      <Text span size="sm" fw={600}>
        {apiKey.name}
      </Text>
      <Code>{apiKey.prefix}…</Code>
    </Stack>
  );
}

function Scopes({ apiKey: { scopes, assistant } }: { apiKey: ApiKey }) {
  return assistant ? (
    <BoundTo assistant={assistant} />
  ) : (
    <Group gap={4}>
      {scopes.map((scope) => (
        <Badge key={scope} variant="default">
          {scope}
        </Badge>
      ))}
    </Group>
  );
}

/** The one thing that a key of an assistant does. */
function BoundTo({ assistant }: { assistant: string }) {
  const t = useT();
  const name = useAssistants(useCan("assistant:read")).find(({ id }) => id === assistant)?.name;
  return <Badge tt="none">{t.boundTo(name ?? t.goneAssistant)}</Badge>;
}

function LastUse({ apiKey }: { apiKey: ApiKey }) {
  const t = useT();
  const format = useFormat();
  return (
    <Stack gap={0}>
      <span>{apiKey.lastUsedAt ? <When at={apiKey.lastUsedAt} /> : t.never}</span>
      <Text span size="xs" c="dimmed">
        {t.uses(apiKey.usageCount, format.number(apiKey.usageCount))}
      </Text>
    </Stack>
  );
}

function KeyState({ apiKey }: { apiKey: ApiKey }) {
  const t = useT();
  const [now] = useState(Date.now);
  if (apiKey.revokedAt) {
    return <Badge color="gray">{t.revoked}</Badge>;
  }
  const expired = apiKey.expiresAt && new Date(apiKey.expiresAt).getTime() < now;
  return <Badge color={expired ? "orange" : "teal"} variant="light">{expired ? t.expired : t.active}</Badge>;
}
