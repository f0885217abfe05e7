import { SimpleGrid, Textarea } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { checksServer, mayShowCertificate, type ConnectionDraft } from "./connection";
import { useT } from "./texts";

const PEM = { autosize: true, minRows: 3, maxRows: 8, spellCheck: false, autoComplete: "off", styles: { input: { fontFamily: "monospace", fontSize: "var(--mantine-font-size-xs)" } } } as const;
const CERTIFICATE = "-----BEGIN CERTIFICATE-----";
const KEY = "-----BEGIN PRIVATE KEY-----";

/** The certificates that the chosen encryption has a use for. */
export function CertificateFields({ form }: { form: UseFormReturnType<ConnectionDraft> }) {
  const t = useT();
  const isStored = form.getInitialValues().certificate !== "";
  return (
    <>
      {checksServer(form.values) && (
        <Textarea {...PEM} label={t.authority} description={t.authorityHint} placeholder={CERTIFICATE} {...form.getInputProps("authority")} />
      )}
      {mayShowCertificate(form.values) && (
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Textarea {...PEM} label={t.certificate} description={t.certificateHint} placeholder={CERTIFICATE} {...form.getInputProps("certificate")} />
          <Textarea {...PEM} label={t.key} description={isStored ? t.keyKept : t.keyHint} placeholder={KEY} {...form.getInputProps("key")} />
        </SimpleGrid>
      )}
    </>
  );
}
