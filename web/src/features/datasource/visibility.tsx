import { Building2, Lock, Users } from "lucide-react";
import type { DataSource } from "./api";

export type Visibility = DataSource["visibility"];

/** Who may ask a source, from the fewest to the most. */
export const VISIBILITIES: Visibility[] = ["private", "team", "company"];

const ICONS = { private: Lock, team: Users, company: Building2 };

/** The sign of who may ask a source; the words stand beside it. */
export function VisibilityIcon({ visibility, size }: { visibility: Visibility; size: number }) {
  const Icon = ICONS[visibility];
  return <Icon size={size} aria-hidden />;
}
