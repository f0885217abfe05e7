import { ActionIcon, AppShell, Burger, Group, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { spotlight } from "@mantine/spotlight";
import { Link, Outlet, useNavigate } from "@tanstack/react-router";
import { Search } from "lucide-react";
import { Logo } from "@/ui/Logo";
import { useMe } from "@/ui/session";
import { Navigation } from "./Navigation";
import { Palette } from "./Palette";
import { usePages } from "./pages";
import classes from "./Shell.module.css";
import { ShortcutsHelp } from "./ShortcutsHelp";
import { TeamSwitcher } from "./TeamSwitcher";
import { useT } from "./texts";
import { UserMenu } from "./UserMenu";
import { useShortcuts } from "./useShortcuts";

/** The frame around every page of somebody signed in. */
export function Shell() {
  const t = useT();
  const [drawer, { toggle, close }] = useDisclosure(false);
  const [help, helpControl] = useDisclosure(false);
  usePageShortcuts(helpControl.open);
  return (
    <>
      <a href="#content" className={classes["skip"]}>
        {t.skip}
      </a>
      <AppShell
        header={{ height: { base: 56, sm: 0 } }}
        navbar={{ width: 248, breakpoint: "sm", collapsed: { mobile: !drawer } }}
        padding={{ base: "md", sm: "xl" }}
      >
        <AppShell.Header hiddenFrom="sm" px="md">
          <Group h="100%" justify="space-between" wrap="nowrap">
            <Burger opened={drawer} onClick={toggle} size="sm" aria-label={t.menu} aria-expanded={drawer} />
            <Logo size={24} />
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t.findAnything} onClick={spotlight.open}>
              <Search size={20} aria-hidden />
            </ActionIcon>
          </Group>
        </AppShell.Header>
        <AppShell.Navbar p="sm" aria-label={t.navigation} className={classes["navbar"] ?? ""}>
          <UnstyledButton component={Link} to="/" p="xs" mb="xs" visibleFrom="sm" aria-label="Candela">
            <Logo />
          </UnstyledButton>
          <Navigation onGo={close} />
          <div className={classes["foot"]}>
            <TeamSwitcher />
            <UserMenu onShortcuts={helpControl.open} />
          </div>
        </AppShell.Navbar>
        <AppShell.Main id="content" tabIndex={-1} className={classes["main"] ?? ""}>
          <div className={classes["page"]}>
            <Outlet />
          </div>
        </AppShell.Main>
      </AppShell>
      <Palette />
      <ShortcutsHelp opened={help} onClose={helpControl.close} />
    </>
  );
}

/** `?` and the `g …` pairs; single keys can be switched off in the account, as not everybody types without slips. */
function usePageShortcuts(onHelp: () => void) {
  const me = useMe();
  const navigate = useNavigate();
  const { work, models, manage } = usePages();
  const pairs = [...work, ...models, ...manage].flatMap(({ path, key }) => (key ? [[`g ${key}`, () => void navigate({ to: path })] as const] : []));
  useShortcuts({ ...Object.fromEntries(pairs), "?": onHelp }, me.preferences["shortcuts"] !== false);
}
