import { Group, NumberInput, PasswordInput, Select, SimpleGrid, Switch, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import type { ConnectionDraft } from "./connection";
import { knowsPersons } from "./kinds";
import { PERSONS, PROTOCOLS } from "./way";
import { useWayT } from "./wayTexts";

/** The proxy through which a database is reached, where there is one. */
export function ProxyFields({ form }: { form: UseFormReturnType<ConnectionDraft> }) {
  const t = useWayT();
  const kept = form.getInitialValues().hadProxy ? t.kept : "\u00a0";
  return (
    <>
      <Switch label={t.proxy} description={t.proxyHint} {...form.getInputProps("proxy", { type: "checkbox" })} />
      {form.values.proxy && (
        <>
          <Group align="flex-start" gap="md">
            <Select
              label={t.protocol}
              allowDeselect={false}
              w={150}
              data={PROTOCOLS.map((value) => ({ value, label: t[value] }))}
              {...form.getInputProps("proxyProtocol")}
            />
            <TextInput label={t.host} placeholder="proxy.example.com" required flex="1 1 12rem" {...form.getInputProps("proxyHost")} />
            <NumberInput label={t.port} required min={1} max={65535} allowDecimal={false} thousandSeparator="" w={110} hideControls {...form.getInputProps("proxyPort")} />
          </Group>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput label={t.user} description={t.userHint} autoComplete="off" {...form.getInputProps("proxyUser")} />
            <PasswordInput label={t.password} description={kept} autoComplete="new-password" {...form.getInputProps("proxyPassword")} />
          </SimpleGrid>
        </>
      )}
    </>
  );
}

/** In whose name a database is asked, where it can tell people apart. */
export function PersonFields({ form }: { form: UseFormReturnType<ConnectionDraft> }) {
  const t = useWayT();
  if (!knowsPersons(form.values.kind)) {
    return null;
  }
  return (
    <>
      <Select
        label={t.person}
        description={t.personHint}
        allowDeselect={false}
        data={PERSONS.map((value) => ({ value, label: t[value === "" ? "nobody" : value] }))}
        {...form.getInputProps("person")}
      />
      {form.values.person === "attribute" && (
        <TextInput label={t.attributeName} description={t.attributeHint} required autoComplete="off" {...form.getInputProps("attribute")} />
      )}
    </>
  );
}
