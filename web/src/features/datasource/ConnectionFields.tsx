import { Group, NumberInput, PasswordInput, Select, SimpleGrid, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { BigQueryFields } from "./BigQueryFields";
import { CertificateFields } from "./CertificateFields";
import { TLS, type ConnectionDraft } from "./connection";
import { isCloud, isEncryptedWhole, isFile } from "./kinds";
import { TunnelFields } from "./TunnelFields";
import { useT } from "./texts";
import { SessionFields } from "./SessionFields";
import { PersonFields, ProxyFields } from "./WayFields";
import { useWayT } from "./wayTexts";

interface ConnectionFieldsProps {
  form: UseFormReturnType<ConnectionDraft>;
  hasPassword?: boolean;
}

/** The fields of a connection: of a server, or of a file. */
export function ConnectionFields({ form, hasPassword = false }: ConnectionFieldsProps) {
  const t = useT();
  const way = useWayT();
  const { kind } = form.values;
  const placeLabel = kind === "trino" ? way.catalog : kind === "oracle" ? way.service : isCloud(kind) ? way.cloudDatabase : t.database;
  if (isFile(kind)) {
    return <TextInput label={t.path} description={t.pathHint} required styles={{ input: { fontFamily: "monospace" } }} {...form.getInputProps("path")} />;
  }
  if (kind === "bigquery") {
    return (
      <>
        <BigQueryFields form={form} />
        <ProxyFields form={form} />
      </>
    );
  }
  return (
    <>
      <Group align="flex-start" gap="md">
        <TextInput label={isCloud(kind) ? way.account : t.host} placeholder={isCloud(kind) ? "org-account.snowflakecomputing.com" : "db.example.com"} required flex="1 1 14rem" {...form.getInputProps("host")} />
        <NumberInput label={t.port} required min={1} max={65535} allowDecimal={false} thousandSeparator="" w={110} hideControls {...form.getInputProps("port")} />
      </Group>
      <TextInput label={placeLabel} required {...form.getInputProps("database")} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput label={t.username} description={t.usernameHint} required autoComplete="off" {...form.getInputProps("username")} />
        <PasswordInput
          label={t.password}
          description={hasPassword ? t.passwordKept : "\u00a0"}
          autoComplete="new-password"
          {...form.getInputProps("password")}
        />
      </SimpleGrid>
      {isCloud(kind) ? <SessionFields form={form} /> : <EncryptionFields form={form} />}
      <PersonFields form={form} />
      {!isCloud(kind) && <TunnelFields form={form} />}
      <ProxyFields form={form} />
    </>
  );
}

function EncryptionFields({ form }: ConnectionFieldsProps) {
  const t = useT();
  return (
    <>
      <Select
        label={t.tls}
        allowDeselect={false}
        data={TLS.filter((value) => value !== "prefer" || !isEncryptedWhole(form.values.kind)).map((value) => ({ value, label: t[`tls_${value}`] }))}
        {...form.getInputProps("tls")}
      />
      <CertificateFields form={form} />
    </>
  );
}
