import { Badge, Group } from "@mantine/core";
import { Tags } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/ui/IconButton";
import { useMe } from "@/ui/session";
import type { Member } from "./api";
import { AttributesDialog } from "./AttributesDialog";
import { useT } from "./teamTexts";

interface AttributesProps {
  team: string;
  member: Member;
  members: Member[];
  mayManage: boolean;
}

/** What is said of a member for data policies; managers say it of others, nobody of themselves. */
export function Attributes({ team, member, members, mayManage }: AttributesProps) {
  const t = useT();
  const me = useMe();
  const [editing, setEditing] = useState(false);
  const known = [...new Set(members.flatMap(({ attributes }) => Object.keys(attributes)))].sort();
  return (
    <Group gap={4}>
      {Object.entries(member.attributes)
        .sort()
        .map(([name, values]) => (
          <Badge key={name} variant="default" tt="none" fw={500} maw="16rem" title={`${name}: ${values.join(", ")}`}>
            {name}: {values.join(", ")}
          </Badge>
        ))}
      {mayManage && member.user !== me.id && <IconButton label={t.attributesOf(member.displayName)} icon={Tags} onClick={() => setEditing(true)} />}
      {editing && <AttributesDialog team={team} member={member} known={known} onClose={() => setEditing(false)} />}
    </Group>
  );
}
