import { Alert, Tabs } from "@mantine/core";
import { Cable, Lock, Upload, type LucideIcon } from "lucide-react";
import type { ComponentType } from "react";
import { PageHeader } from "@/ui/PageHeader";
import { useCan } from "@/ui/session";
import { ConnectForm } from "./ConnectForm";
import { useT } from "./texts";
import { UploadForm } from "./UploadForm";

/** A further way to add a source. */
interface Way {
  value: string;
  label: string;
  icon: LucideIcon;
  form: ComponentType;
}

/** Where a source is added: files to upload, a database to connect, and what else there is. */
export function NewSourcePage({ more = [] }: { more?: Way[] }) {
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
            {more.map(({ value, label, icon: Icon }) => (
              <Tabs.Tab key={value} value={value} leftSection={<Icon size={16} aria-hidden />}>
                {label}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="upload">
            <UploadForm />
          </Tabs.Panel>
          <Tabs.Panel value="connect">
            <ConnectForm />
          </Tabs.Panel>
          {more.map(({ value, form: Form }) => (
            <Tabs.Panel key={value} value={value}>
              <Form />
            </Tabs.Panel>
          ))}
        </Tabs>
      ) : (
        <Alert icon={<Lock aria-hidden />} variant="light">
          {t.mayNotAdd}
        </Alert>
      )}
    </>
  );
}
