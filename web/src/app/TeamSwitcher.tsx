import { Group, Menu, Text, UnstyledButton } from "@mantine/core";
import { Check, ChevronsUpDown, User, Users } from "lucide-react";
import { useChooseTeam } from "@/features/iam/api";
import { useMe } from "@/ui/session";
import classes from "./Shell.module.css";
import { useT } from "./texts";

/** The team one works for now, and the way to another. */
export function TeamSwitcher() {
  const t = useT();
  const me = useMe();
  const choose = useChooseTeam();
  const name = (team: { name: string; personal: boolean }) => (team.personal ? t.personal : team.name);
  return (
    <Menu position="top-start" width={220} shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes["menu"] ?? ""} aria-label={`${t.switchTeam}: ${name(me.team)}`}>
          <Group gap="sm" wrap="nowrap">
            <Users size={18} aria-hidden />
            <Text size="sm" truncate flex={1}>
              {name(me.team)}
            </Text>
            <ChevronsUpDown size={16} aria-hidden />
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t.switchTeam}</Menu.Label>
        {me.teams.map((team) => (
          <Menu.Item
            key={team.id}
            leftSection={team.personal ? <User size={16} aria-hidden /> : <Users size={16} aria-hidden />}
            rightSection={team.id === me.team.id && <Check size={16} aria-hidden />}
            aria-current={team.id === me.team.id}
            onClick={() => choose.mutate({ body: { team: team.id } })}
          >
            {name(team)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
