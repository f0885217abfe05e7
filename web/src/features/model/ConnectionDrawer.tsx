import { Anchor, Button, Drawer, Group, Input, SegmentedControl, Select, Stack, Text, TextInput } from "@mantine/core";
import { useForm, type UseFormReturnType } from "@mantine/form";
import { PasswordField } from "@/ui/PasswordField";
import { fieldErrors, type Failure } from "@/ui/problem";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useCan } from "@/ui/session";
import { useSaved } from "@/ui/useSaved";
import { useAddConnection, useChangeConnection, useProviders, type Connection, type Provider, type Scope } from "./api";
import { useConnectionT } from "./connectionTexts";

interface Values {
  provider: string;
  scope: Scope;
  name: string;
  base: string;
  key: string;
}

/** What runs in Candela itself: it has a folder, and no key. */
const IN_PROCESS = "built_in";

type Form = UseFormReturnType<Values>;

const FIELDS = ["provider", "scope", "name", "base", "key"];

interface ConnectionDrawerProps {
  /** The connection to change; null for a new one. */
  connection: Connection | null;
  /** What a new one begins with. */
  provider?: string | undefined;
  onClose: () => void;
  onAdded: (connection: Connection) => void;
}

/** Connects a provider, or changes a connection. */
export function ConnectionDrawer({ connection, provider, onClose, onAdded }: ConnectionDrawerProps) {
  const t = useConnectionT();
  const providers = useProviders();
  return (
    <Drawer opened onClose={onClose} position="right" size="md" title={connection ? t.editTitle : t.newTitle} closeButtonProps={{ "aria-label": t.close }}>
      <ProblemAlert problem={providers.error} onRetry={() => void providers.refetch()} />
      {providers.data && <ConnectionForm providers={providers.data.items} {...{ connection, provider, onClose, onAdded }} />}
    </Drawer>
  );
}

function ConnectionForm({ providers, connection, provider, onClose, onAdded }: ConnectionDrawerProps & { providers: Provider[] }) {
  const t = useConnectionT();
  const saved = useSaved();
  const add = useAddConnection();
  const change = useChangeConnection();
  const mayTeam = useCan("model:write");
  const form = useForm<Values>({ initialValues: valuesOf(connection, providers.find(({ id }) => id === provider) ?? providers[0], mayTeam) });
  const chosen = providers.find(({ id }) => id === form.values.provider);
  const inProcess = form.values.provider === IN_PROCESS;
  const onError = (problem: Failure) => form.setErrors(fieldErrors(problem));
  function submit({ key, base, name, ...rest }: Values) {
    if (connection) {
      const body = { name, base, ...(key ? { key } : {}) };
      change.mutate({ params: { path: { connection: connection.id } }, body }, { onError, onSuccess: () => (saved(), onClose()) });
    } else {
      add.mutate({ body: { ...rest, name, base, key } }, { onError, onSuccess: onAdded });
    }
  }
  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack>
        {!connection && <ProviderField form={form} providers={providers} />}
        {chosen?.advice && (
          <Text size="sm" c="dimmed">
            {t.advice(chosen.id, chosen.advice)}
          </Text>
        )}
        <TextInput label={t.name} description={t.nameHint} required maxLength={100} data-autofocus {...form.getInputProps("name")} />
        <TextInput label={t.base} description={inProcess ? t.baseFolder : t.baseHint} required type="url" {...form.getInputProps("base")} />
        {!inProcess && <KeyField form={form} provider={chosen} connection={connection} />}
        {!connection && <ScopeField form={form} />}
        <ProblemAlert problem={add.error ?? change.error} fields={FIELDS} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button type="submit" loading={add.isPending || change.isPending}>
            {connection ? t.save : t.add}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function ProviderField({ form, providers }: { form: Form; providers: Provider[] }) {
  const t = useConnectionT();
  function choose(id: string | null) {
    const before = providers.find((each) => each.id === form.values.provider);
    const next = providers.find((each) => each.id === id);
    if (next) {
      const named = form.values.name.trim() !== "" && form.values.name !== before?.label;
      form.setValues({ provider: next.id, base: next.baseUrl, ...(named ? {} : { name: next.id === "compatible" ? "" : next.label }) });
      form.clearErrors();
    }
  }
  return (
    <Select
      label={t.provider}
      data={providers.map(({ id, label }) => ({ value: id, label: id === "compatible" ? t.compatible : id === IN_PROCESS ? t.local : label }))}
      allowDeselect={false}
      searchable
      maxDropdownHeight={400}
      value={form.values.provider}
      onChange={choose}
      error={form.errors["provider"]}
    />
  );
}

function KeyField({ form, provider, connection }: { form: Form; provider: Provider | undefined; connection: Connection | null }) {
  const t = useConnectionT();
  const kept = connection?.hasKey ?? false;
  const where = provider?.keyAt;
  return (
    <PasswordField
      label={t.key}
      description={
        <>
          {kept ? t.keyKept(connection?.lastFour ?? "") : provider?.keyNeeded ? t.keyHint : t.keyOptional}{" "}
          {where && (
            <Anchor href={where} target="_blank" rel="noreferrer" size="xs">
              {t.keyWhere}
            </Anchor>
          )}
        </>
      }
      required={!kept && (provider?.keyNeeded ?? false)}
      autoComplete="off"
      {...form.getInputProps("key")}
    />
  );
}

function ScopeField({ form }: { form: Form }) {
  const t = useConnectionT();
  const mayTeam = useCan("model:write");
  const mayAll = useCan("admin:*");
  const scopes: Scope[] = mayAll ? ["user", "team", "system"] : ["user", "team"];
  return (
    <Input.Wrapper label={t.scope} labelElement="div" labelProps={{ id: "connection-scope" }} description={t.scopeHint} error={form.errors["scope"]}>
      <SegmentedControl
        fullWidth
        mt={4}
        aria-labelledby="connection-scope"
        data={scopes.map((value) => ({ value, label: t[`scope_${value}`], disabled: value === "team" && !mayTeam }))}
        {...form.getInputProps("scope")}
      />
    </Input.Wrapper>
  );
}

function valuesOf(connection: Connection | null, provider: Provider | undefined, mayTeam: boolean): Values {
  return connection
    ? { provider: connection.provider, scope: connection.scope, name: connection.name, base: connection.base, key: "" }
    : { provider: provider?.id ?? "", scope: mayTeam ? "team" : "user", name: provider?.label ?? "", base: provider?.baseUrl ?? "", key: "" };
}
