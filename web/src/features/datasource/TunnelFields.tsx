import { Group, NumberInput, PasswordInput, SimpleGrid, Switch, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import type { ConnectionDraft } from "./connection";
import { useTunnelT } from "./tunnelTexts";

/** The SSH server through which a database is reached, where there is one. */
export function TunnelFields({ form }: { form: UseFormReturnType<ConnectionDraft> }) {
  const t = useTunnelT();
  const kept = form.getInitialValues().hadTunnel ? t.kept : "\u00a0";
  return (
    <>
      <Switch label={t.tunnel} description={t.tunnelHint} {...form.getInputProps("tunnel", { type: "checkbox" })} />
      {form.values.tunnel && (
        <>
          <Group align="flex-start" gap="md">
            <TextInput label={t.host} placeholder="ssh.example.com" required flex="1 1 14rem" {...form.getInputProps("tunnelHost")} />
            <NumberInput label={t.port} required min={1} max={65535} allowDecimal={false} thousandSeparator="" w={110} hideControls {...form.getInputProps("tunnelPort")} />
          </Group>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput label={t.user} description={"\u00a0"} required autoComplete="off" {...form.getInputProps("tunnelUser")} />
            <PasswordInput label={t.password} description={kept} autoComplete="new-password" {...form.getInputProps("tunnelPassword")} />
          </SimpleGrid>
          <Textarea
            label={t.key}
            description={t.keyHint}
            autosize
            minRows={2}
            maxRows={8}
            spellCheck={false}
            autoComplete="off"
            styles={{ input: { fontFamily: "monospace" } }}
            {...form.getInputProps("tunnelKey")}
          />
          <TextInput label={t.hostKey} description={t.hostKeyHint} placeholder="SHA256:…" autoComplete="off" {...form.getInputProps("tunnelHostKey")} />
        </>
      )}
    </>
  );
}
