import { ActionIcon, Menu } from "@mantine/core";
import { Ellipsis, KeyRound, ShieldMinus, ShieldPlus, UserCheck, UserX } from "lucide-react";
import { useState } from "react";
import { ConfirmDialog } from "@/ui/Confirm";
import type { User, UserChange } from "./api";
import { useT } from "./peopleTexts";

interface PersonMenuProps {
  user: User;
  onChange: (change: UserChange) => void;
  onPassword: () => void;
}

interface Doubt {
  title: string;
  question: string;
  change: UserChange;
}

/** What an administrator can do about one person; what has consequences is asked first. */
export function PersonMenu({ user, onChange, onPassword }: PersonMenuProps) {
  const t = useT();
  const [doubt, setDoubt] = useState<Doubt | null>(null);
  const { displayName: name, administrator } = user;
  const disable = { title: t.disable, question: t.disableQuestion(name), change: { status: "disabled" } } as const;
  const promotion = administrator
    ? { title: t.takeAdministrator, question: t.takeQuestion(name), change: { administrator: false } }
    : { title: t.makeAdministrator, question: t.makeQuestion(name), change: { administrator: true } };
  const Shield = administrator ? ShieldMinus : ShieldPlus;
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t.actionsOf(name)}>
            <Ellipsis size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<KeyRound size={16} aria-hidden />} onClick={onPassword}>
            {t.setPassword}
          </Menu.Item>
          <Menu.Item leftSection={<Shield size={16} aria-hidden />} onClick={() => setDoubt(promotion)}>
            {promotion.title}
          </Menu.Item>
          {user.status === "active" ? (
            <Menu.Item color="red" leftSection={<UserX size={16} aria-hidden />} onClick={() => setDoubt(disable)}>
              {t.disable}
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<UserCheck size={16} aria-hidden />} onClick={() => onChange({ status: "active" })}>
              {t.enable}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={doubt !== null}
        onClose={() => setDoubt(null)}
        title={doubt?.title ?? ""}
        question={doubt?.question}
        confirm={doubt?.title ?? ""}
        onConfirm={() => doubt && onChange(doubt.change)}
      />
    </>
  );
}
