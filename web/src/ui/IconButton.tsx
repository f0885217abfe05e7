import { ActionIcon, Tooltip } from "@mantine/core";
import type { LucideIcon } from "lucide-react";

interface IconButtonProps {
  label: string;
  icon: LucideIcon;
  loading?: boolean;
  onClick: () => void;
}

/** A quiet button with an icon; its name shows on hover and focus. */
export function IconButton({ label, icon: Icon, loading = false, onClick }: IconButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} loading={loading} onClick={onClick}>
        <Icon size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
