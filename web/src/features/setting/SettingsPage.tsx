import { Divider, Stack, Text } from "@mantine/core";
import { Loading } from "@/ui/Loading";
import { PageHeader } from "@/ui/PageHeader";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useSettings, useVersion, type Setting } from "./api";
import { KeysPanel } from "./KeysPanel";
import { SettingRow } from "./SettingRow";
import { useT } from "./texts";

/** What an administrator sets while the server runs. */
export function SettingsPage() {
  const t = useT();
  const settings = useSettings();
  const version = useVersion();
  return (
    <>
      <PageHeader title={t.title} description={t.description} />
      <ProblemAlert problem={settings.error} onRetry={() => void settings.refetch()} />
      {settings.isPending && <Loading />}
      <Stack gap="lg">
        {areas(settings.data?.items ?? []).map(([area, items]) => (
          <Panel key={area} title={area}>
            <Stack gap="md">
              {items.map((setting, index) => (
                <div key={setting.key}>
                  {index > 0 && <Divider mb="md" />}
                  <SettingRow key={JSON.stringify(setting.value)} setting={setting} />
                </div>
              ))}
            </Stack>
          </Panel>
        ))}
        <KeysPanel />
      </Stack>
      {version.data && (
        <Text size="sm" c="dimmed" mt="lg">
          {t.version(version.data.version, version.data.schemaVersion)}
        </Text>
      )}
    </>
  );
}

/** Settings under the first word of their keys. */
function areas(settings: Setting[]): [string, Setting[]][] {
  const areaOf = ({ key }: Setting) => key.split(".")[0] ?? key;
  const names = [...new Set(settings.map(areaOf))].sort();
  return names.map((name) => [name, settings.filter((setting) => areaOf(setting) === name)]);
}
