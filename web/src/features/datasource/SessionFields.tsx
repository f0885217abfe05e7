import { SimpleGrid, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import type { ConnectionDraft } from "./connection";
import { useT } from "./texts";
import { useWayT } from "./wayTexts";

/** What a session at a warehouse in the cloud begins with, and a key to log in with instead of a password. */
export function SessionFields({ form }: { form: UseFormReturnType<ConnectionDraft> }) {
  const t = useT();
  const way = useWayT();
  const isStored = form.getInitialValues().kind === form.values.kind && form.getInitialValues().host !== "";
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput label={way.warehouse} description={way.own} autoComplete="off" {...form.getInputProps("warehouse")} />
        <TextInput label={way.role} description={way.own} autoComplete="off" {...form.getInputProps("role")} />
      </SimpleGrid>
      <Textarea
        label={way.loginKey}
        description={`${way.loginKeyHint}${isStored ? ` ${t.keyKept}` : ""}`}
        placeholder="-----BEGIN PRIVATE KEY-----"
        autosize
        minRows={3}
        maxRows={8}
        spellCheck={false}
        autoComplete="off"
        styles={{ input: { fontFamily: "monospace", fontSize: "var(--mantine-font-size-xs)" } }}
        {...form.getInputProps("loginKey")}
      />
    </>
  );
}
