import { Avatar, Group, Menu, Text, UnstyledButton, useMantineColorScheme, VisuallyHidden, type MantineColorScheme } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { Check, CircleUser, Keyboard, LogOut, Monitor, Moon, Sun, type LucideIcon } from "lucide-react";
import { useChangeProfile, useSignOut } from "@/features/iam/api";
import { LANGUAGES, useLocale } from "@/ui/i18n";
import { useMe } from "@/ui/session";
import { LANGUAGE_NAMES } from "./languages";
import classes from "./Shell.module.css";
import { useT } from "./texts";

/** Who is signed in, and what is theirs: account, colours, language, the way out. */
export function UserMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const signOut = useSignOut();
  function leave() {
    signOut.mutate({}, { onSuccess: () => void navigate({ to: "/sign-in" }) });
  }
  return (
    <Menu position="top-start" width={240} shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes["menu"] ?? ""}>
          <Group gap="sm" wrap="nowrap">
            <Avatar name={me.displayName} color="iris" size={32} aria-hidden />
            <div className={classes["name"]}>
              <Text size="sm" fw={600} truncate>
                {me.displayName}
              </Text>
              <Text size="xs" c="dimmed" truncate>
                {me.email}
              </Text>
              <VisuallyHidden>{t.userMenu}</VisuallyHidden>
            </div>
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<CircleUser size={16} aria-hidden />} component={Link} to="/account">
          {t.account}
        </Menu.Item>
        <Menu.Item leftSection={<Keyboard size={16} aria-hidden />} onClick={onShortcuts}>
          {t.shortcuts}
        </Menu.Item>
        <Menu.Divider />
        <ColourItems />
        <Menu.Divider />
        <LanguageItems />
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={16} aria-hidden />} onClick={leave}>
          {t.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function ColourItems() {
  const t = useT();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const schemes: [MantineColorScheme, string, LucideIcon][] = [
    ["light", t.light, Sun],
    ["dark", t.dark, Moon],
    ["auto", t.system, Monitor],
  ];
  return (
    <>
      <Menu.Label>{t.theme}</Menu.Label>
      {schemes.map(([scheme, label, Icon]) => (
        <Menu.Item
          key={scheme}
          closeMenuOnClick={false}
          leftSection={<Icon size={16} aria-hidden />}
          rightSection={colorScheme === scheme && <Check size={16} aria-hidden />}
          aria-current={colorScheme === scheme}
          onClick={() => setColorScheme(scheme)}
        >
          {label}
        </Menu.Item>
      ))}
    </>
  );
}

function LanguageItems() {
  const t = useT();
  const { language } = useLocale();
  const change = useChangeProfile();
  return (
    <>
      <Menu.Label>{t.language}</Menu.Label>
      {LANGUAGES.map((each) => (
        <Menu.Item
          key={each}
          lang={each}
          rightSection={language === each && <Check size={16} aria-hidden />}
          aria-current={language === each}
          onClick={() => change.mutate({ body: { locale: each } })}
        >
          {LANGUAGE_NAMES[each]}
        </Menu.Item>
      ))}
    </>
  );
}
