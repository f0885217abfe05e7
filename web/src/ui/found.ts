import type { LucideIcon } from "lucide-react";

/** One thing that the command palette found. */
export interface Found {
  id: string;
  label: string;
  description?: string | undefined;
  icon: LucideIcon;
  /** The path to go to. */
  path: string;
}

/** A feature's part of the command palette: what it finds for a text, under one heading. Empty text: what one most likely wants. */
export type Finder = (text: string) => { heading: string; found: Found[] };
