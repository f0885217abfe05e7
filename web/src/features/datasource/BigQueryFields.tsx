import { SimpleGrid, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import type { ConnectionDraft } from "./connection";
import { useT } from "./texts";
import { useWayT } from "./wayTexts";

/** Where BigQuery keeps the data, and the key of the account that may read them; never an address. */
export function BigQueryFields({ form }: { form: UseFormReturnType<ConnectionDraft> }) {
  const t = useT();
  const way = useWayT();
  const isStored = form.getInitialValues().kind === "bigquery" && form.getInitialValues().username !== "";
  return (
    <>
      <TextInput label={way.project} description={way.projectHint} placeholder="acme-data-123456" required autoComplete="off" {...form.getInputProps("database")} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput label={way.dataset} description={way.datasetHint} placeholder="sales" autoComplete="off" {...form.getInputProps("dataset")} />
        <TextInput label={way.location} description={way.locationHint} placeholder="EU, europe-west3" autoComplete="off" {...form.getInputProps("location")} />
      </SimpleGrid>
      <Textarea
        label={way.accountKey}
        description={`${way.accountKeyHint}${isStored ? ` ${t.keyKept}` : ""}`}
        placeholder={'{ "type": "service_account", … }'}
        required={!isStored}
        autosize
        minRows={4}
        maxRows={8}
        spellCheck={false}
        autoComplete="off"
        styles={{ input: { fontFamily: "monospace", fontSize: "var(--mantine-font-size-xs)" } }}
        {...form.getInputProps("loginKey")}
      />
    </>
  );
}
