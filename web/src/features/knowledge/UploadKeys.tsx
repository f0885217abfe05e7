import { Alert, Button, Stack, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { KeyRound, Plus } from "lucide-react";
import { useState, type FormEvent } from "react";
import { ConfirmButton } from "@/ui/Confirm";
import { CopyText } from "@/ui/CopyText";
import { DataTable, type DataColumn } from "@/ui/DataTable";
import { useFormat } from "@/ui/format";
import { FormDialog } from "@/ui/FormDialog";
import { Panel } from "@/ui/Panel";
import { useTellProblem } from "@/ui/useTellProblem";
import { When } from "@/ui/When";
import { useCreateUploadKey, useRevokeUploadKey, useUploadKeys, type Dataset, type UploadKey } from "./api";
import { useSettingT } from "./settingTexts";

/** Keys by which programs add documents to the dataset. */
export function UploadKeys({ dataset }: { dataset: Dataset }) {
  const t = useSettingT();
  const keys = useUploadKeys(dataset.id).data?.items ?? [];
  const [making, make] = useDisclosure(false);
  const [token, setToken] = useState("");
  return (
    <Panel
      title={t.keys}
      description={t.keysText}
      actions={
        <Button variant="default" size="compact-md" leftSection={<Plus size={15} aria-hidden />} onClick={make.open}>
          {t.keyCreate}
        </Button>
      }
    >
      <Stack gap="sm">
        {token && (
          <Alert color="teal" variant="light" icon={<KeyRound aria-hidden />} title={t.keyOnce}>
            <CopyText value={token} />
          </Alert>
        )}
        {keys.length > 0 && <KeyTable dataset={dataset} keys={keys} />}
      </Stack>
      {making && <NewKey dataset={dataset.id} onIssued={setToken} onClose={make.close} />}
    </Panel>
  );
}

function KeyTable({ dataset, keys }: { dataset: Dataset; keys: UploadKey[] }) {
  const t = useSettingT();
  const columns: DataColumn<UploadKey>[] = [
    { header: t.keyName, names: true, cell: ({ name, prefix }) => <KeyName name={name} prefix={prefix} /> },
    { header: t.keyUse, cell: (key) => <Use uploaded={key} /> },
    { header: t.keyMade, cell: ({ createdAt }) => <When at={createdAt} /> },
    { header: t.keyRevoke, quiet: true, align: "right", cell: (key) => <Revoke dataset={dataset.id} issued={key} /> },
  ];
  return <DataTable label={t.keys} columns={columns} rows={keys} rowKey={({ id }) => id} />;
}

function KeyName({ name, prefix }: { name: string; prefix: string }) {
  return (
    <Stack gap={0}>
      <Text size="sm" fw={600}>
        {name}
      </Text>
      <Text size="xs" c="dimmed" ff="monospace" fw={400}>
        {prefix}…
      </Text>
    </Stack>
  );
}

function Use({ uploaded: { uploads, lastUploadAt, lastDocument } }: { uploaded: UploadKey }) {
  const t = useSettingT();
  const format = useFormat();
  return (
    <Stack gap={0}>
      <Text size="sm">{uploads === 0 ? t.keyUnused : t.keyUploads(uploads, format.number(uploads))}</Text>
      {lastUploadAt && (
        <Text size="xs" c="dimmed">
          {lastDocument ? t.keyLast(lastDocument) : ""} <When at={lastUploadAt} />
        </Text>
      )}
    </Stack>
  );
}

function Revoke({ dataset, issued }: { dataset: string; issued: UploadKey }) {
  const t = useSettingT();
  const revoke = useRevokeUploadKey();
  const onError = useTellProblem();
  return (
    <ConfirmButton
      size="compact-sm"
      title={t.keyRevokeTitle}
      question={t.keyRevokeText(issued.name)}
      confirm={t.keyRevoke}
      loading={revoke.isPending}
      onConfirm={() => revoke.mutate({ params: { path: { id: dataset, upload: issued.id } } }, { onError })}
    >
      {t.keyRevoke}
    </ConfirmButton>
  );
}

function NewKey({ dataset, onIssued, onClose }: { dataset: string; onIssued: (token: string) => void; onClose: () => void }) {
  const t = useSettingT();
  const create = useCreateUploadKey();
  const [name, setName] = useState("");
  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    create.mutate(
      { params: { path: { id: dataset } }, body: { name: name.trim() } },
      {
        onSuccess: ({ token }) => {
          onIssued(token);
          onClose();
        },
      },
    );
  }
  return (
    <FormDialog title={t.keyCreate} opened onClose={onClose} onSubmit={handleSubmit} submit={t.keyCreate} busy={create.isPending} problem={create.error}>
      <TextInput label={t.keyName} required maxLength={100} value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
    </FormDialog>
  );
}
