import { Kbd, NavLink, ScrollArea, Stack, Text, UnstyledButton } from "@mantine/core";
import { spotlight } from "@mantine/spotlight";
import { Link, useLocation } from "@tanstack/react-router";
import { Search } from "lucide-react";
import { usePages, type Page } from "./pages";
import classes from "./Navigation.module.css";
import { useT } from "./texts";

/** The pages at the left, and the way to find anything. */
export function Navigation({ onGo }: { onGo: () => void }) {
  const t = useT();
  const { work, models, manage } = usePages();
  function find() {
    onGo();
    spotlight.open();
  }
  return (
    <ScrollArea type="auto" scrollbarSize={6} flex={1} mih={0}>
      <UnstyledButton className={classes["find"] ?? ""} onClick={find}>
        <Search size={16} aria-hidden />
        <Text span size="sm" flex={1}>
          {t.findAnything}
        </Text>
        <Kbd size="xs" aria-hidden>
          Ctrl K
        </Kbd>
      </UnstyledButton>
      <Stack component="ul" className={classes["list"] ?? ""}>
        {work.map((page) => (
          <PageLink key={page.path} page={page} onGo={onGo} />
        ))}
      </Stack>
      <PageGroup id="nav-models" title={t.modelGroup} pages={models} onGo={onGo} />
      <PageGroup id="nav-manage" title={t.manage} pages={manage} onGo={onGo} />
    </ScrollArea>
  );
}

function PageGroup({ id, title, pages, onGo }: { id: string; title: string; pages: Page[]; onGo: () => void }) {
  if (pages.length === 0) {
    return null;
  }
  return (
    <>
      <Text size="xs" fw={600} c="dimmed" mt="md" mb={4} px="sm" id={id}>
        {title}
      </Text>
      <Stack component="ul" className={classes["list"] ?? ""} aria-labelledby={id}>
        {pages.map((page) => (
          <PageLink key={page.path} page={page} onGo={onGo} />
        ))}
      </Stack>
    </>
  );
}

function PageLink({ page: { path, label, icon: Icon }, onGo }: { page: Page; onGo: () => void }) {
  const { pathname } = useLocation();
  const active = path === "/" ? pathname === "/" || pathname.startsWith("/conversations") : pathname.startsWith(path);
  return (
    <li>
      <NavLink
        component={Link}
        to={path}
        label={label}
        active={active}
        aria-current={active ? "page" : undefined}
        leftSection={<Icon size={18} aria-hidden />}
        className={classes["link"] ?? ""}
        onClick={onGo}
      />
    </li>
  );
}
