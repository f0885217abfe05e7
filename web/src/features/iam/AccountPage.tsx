import { Stack, Tabs } from "@mantine/core";
import { PageHeader } from "@/ui/PageHeader";
import { useT } from "./accountTexts";
import { ApiKeys } from "./ApiKeys";
import { PasswordForm } from "./PasswordForm";
import { ProfileForm } from "./ProfileForm";
import { Sessions } from "./Sessions";

type AccountPart = "profile" | "security" | "keys";

interface AccountPageProps {
  part: AccountPart;
  onPart: (part: AccountPart) => void;
}

/** What belongs to oneself: profile, password, sessions, keys. */
export function AccountPage({ part, onPart }: AccountPageProps) {
  const t = useT();
  return (
    <>
      <PageHeader title={t.title} />
      <Tabs value={part} onChange={(next) => onPart((next ?? "profile") as AccountPart)} keepMounted={false}>
        <Tabs.List mb="lg">
          <Tabs.Tab value="profile">{t.preferences}</Tabs.Tab>
          <Tabs.Tab value="security">{t.security}</Tabs.Tab>
          <Tabs.Tab value="keys">{t.keys}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="profile">
          <ProfileForm />
        </Tabs.Panel>
        <Tabs.Panel value="security">
          <Stack gap="lg">
            <PasswordForm />
            <Sessions />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="keys">
          <ApiKeys />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
