import { useFormat } from "@/ui/format";
import type { Classification, TableView } from "./api";
import { useClassT } from "./classTexts";

export type Label = Classification["label"];

/** What a policy can keep back: what is public is kept from nobody. */
export type KeptLabel = Exclude<Label, "public">;

export const LABELS: Label[] = [
  "person_name",
  "email",
  "phone",
  "address",
  "birth_date",
  "ip_address",
  "personal",
  "national_id",
  "payment_card",
  "bank_account",
  "sensitive",
  "credential",
  "confidential",
  "public",
];

export const COLOURS: Record<Classification["level"], string> = {
  public: "gray",
  confidential: "grape",
  personal: "orange",
  sensitive: "red",
};

/** What one column is classified as, if anything. */
export function classOf(classes: Classification[], table: TableView, column: string): Classification | undefined {
  return classes.find((it) => it.table === table.name && it.column === column && (it.namespace ?? null) === (table.namespace ?? null));
}

/** Why a column is classified so, in the reader's language: what was seen in the values, or who decided. */
export function useReason(): (it: Classification) => string {
  const t = useClassT();
  const format = useFormat();
  return ({ evidence, by, at, note }) => {
    const seen = evidence && [format.number(evidence.matching), format.number(evidence.looked)] as const;
    const why = seen ? { name: t.byName, values: t.byValues(...seen), both: t.byBoth(...seen) }[evidence.cue] : "";
    return [why, by ? t.decidedBy(by, format.ago(at)) : "", note].filter((part) => part).join(" ");
  };
}

/** The part of a decision that is sent of a note; nothing where none was written. */
export function noted(note: string): { note?: string } {
  return note.trim() ? { note: note.trim() } : {};
}
