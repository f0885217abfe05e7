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
  const { work, manage } = usePages();
  function find() {
    onGo();
    spotlight.open();
  }
  return (
    <ScrollArea type="auto" flex={1} mih={0}>
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
      <Text size="xs" fw={600} c="dimmed" mt="md" mb={4} px="sm" id="nav-manage">
        {t.manage}
      </Text>
      <Stack component="ul" className={classes["list"] ?? ""} aria-labelledby="nav-manage">
        {manage.map((page) => (
          <PageLink key={page.path} page={page} onGo={onGo} />
        ))}
      </Stack>
    </ScrollArea>
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
