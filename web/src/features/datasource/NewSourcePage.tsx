import { Alert, Tabs } from "@mantine/core";
import { Cable, Lock, Upload } from "lucide-react";
import { PageHeader } from "@/ui/PageHeader";
import { useCan } from "@/ui/session";
import { ConnectForm } from "./ConnectForm";
import { useT } from "./texts";
import { UploadForm } from "./UploadForm";

/** Where a source is added: files to upload, or a database to connect. */
export function NewSourcePage() {
  const t = useT();
  const mayAdd = useCan("datasource:write");
  return (
    <>
      <PageHeader title={t.add} description={t.lead} />
      {mayAdd ? (
        <Tabs defaultValue="upload">
          <Tabs.List mb="lg">
            <Tabs.Tab value="upload" leftSection={<Upload size={16} aria-hidden />}>
              {t.uploadTab}
            </Tabs.Tab>
            <Tabs.Tab value="connect" leftSection={<Cable size={16} aria-hidden />}>
              {t.connectTab}
            </Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="upload">
            <UploadForm />
          </Tabs.Panel>
          <Tabs.Panel value="connect">
            <ConnectForm />
          </Tabs.Panel>
        </Tabs>
      ) : (
        <Alert icon={<Lock aria-hidden />} variant="light">
          {t.mayNotAdd}
        </Alert>
      )}
    </>
  );
}
