import type { UseFormReturnType } from "@mantine/form";
import type { DataPolicy, NewDataPolicy } from "./api";
import type { KeptLabel } from "./classes";
import { maskParts, maskRule, type MaskParts } from "./policyRule";

/** Whom a policy is for. */
export const AUDIENCES = ["everybody", "role", "user"] as const;

/** A policy as the form holds it: a table with its namespace before it, a mask in its parts. */
export interface PolicyValues extends MaskParts {
  name: string;
  /** A class is a column policy of all columns that hold something. */
  kind: "row" | "column" | "class";
  table: string;
  column: string;
  classification: KeptLabel | "";
  rule: string;
  audience: (typeof AUDIENCES)[number];
  role: string;
  user: string;
  exempt: string;
  enabled: boolean;
}

export type PolicyForm = UseFormReturnType<PolicyValues>;

/** The fields that show their own message. */
export const FIELDS = ["name", "kind", "table", "column", "classification", "rule", "role", "user", "exempt"];

/** Whoever keeps policies is free of a new one, so that they see what they limit. */
const KEEPERS = "data_policies:write";

export function valuesOf(policy: DataPolicy | null): PolicyValues {
  return {
    name: policy?.name ?? "",
    kind: policy?.classification ? "class" : (policy?.kind ?? "row"),
    table: policy?.table ? key(policy.namespace, policy.table) : "",
    column: policy?.column ?? "",
    classification: policy?.classification ?? "",
    rule: policy?.kind === "row" ? policy.rule : "",
    audience: policy?.user ? "user" : policy?.role ? "role" : "everybody",
    role: policy?.role ?? "",
    user: policy?.user ?? "",
    exempt: policy ? (policy.exempt ?? "") : KEEPERS,
    enabled: policy?.enabled ?? true,
    ...maskParts(policy?.kind === "column" ? policy.rule : "hide"),
  };
}

export function bodyOf(values: PolicyValues): NewDataPolicy {
  const masks = values.kind !== "row";
  return {
    name: values.name,
    kind: masks ? "column" : "row",
    ...targetOf(values),
    rule: masks ? maskRule(values) : values.rule,
    role: values.audience === "role" ? values.role || null : null,
    user: values.audience === "user" ? values.user || null : null,
    exempt: values.exempt || null,
    enabled: values.enabled,
  };
}

/** All of a policy as it stands, but on or off. */
export function switched(policy: DataPolicy, enabled: boolean): NewDataPolicy {
  const { name, kind, rule } = policy;
  const { namespace = null, table = null, column = null, classification = null, role = null, user = null, exempt = null } = policy;
  return { name, kind, namespace, table, column, classification, rule, role, user, exempt, enabled };
}

function targetOf({ kind, table, column, classification }: PolicyValues): Pick<NewDataPolicy, "namespace" | "table" | "column" | "classification"> {
  if (kind === "class") {
    return { namespace: null, table: null, column: null, classification: classification || null };
  }
  const { namespace, name } = parted(table);
  return { namespace, table: name, column: kind === "column" ? column : null, classification: null };
}

/**
 * A table's name with its namespace, as one text that no name can hold by itself: without any, the tables of that name
 * in all namespaces are meant, with an empty one that of the default namespace alone.
 */
export function key(namespace: string | null | undefined, table: string): string {
  return namespace == null ? table : `${namespace}\n${table}`;
}

export function parted(text: string): { namespace: string | null; name: string } {
  const at = text.indexOf("\n");
  return at < 0 ? { namespace: null, name: text } : { namespace: text.slice(0, at), name: text.slice(at + 1) };
}
