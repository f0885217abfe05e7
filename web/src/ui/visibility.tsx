import { Building2, Lock, Users } from "lucide-react";
import type { Api } from "@/api/client";

export type Visibility = Api["DataSource"]["visibility"];

/** Who may see a thing, from the fewest to the most. */
export const VISIBILITIES: Visibility[] = ["private", "team", "company"];

const ICONS = { private: Lock, team: Users, company: Building2 };

/** The sign of who may see a thing; the words stand beside it. */
export function VisibilityIcon({ visibility, size }: { visibility: Visibility; size: number }) {
  const Icon = ICONS[visibility];
  return <Icon size={size} aria-hidden />;
}
