import type { UseFormReturnType } from "@mantine/form";
import type { DataPolicy, NewDataPolicy } from "./api";
import { maskParts, maskRule, type MaskParts } from "./policyRule";

/** Whom a policy is for. */
export const AUDIENCES = ["everybody", "role", "user"] as const;

/** A policy as the form holds it: a table with its namespace before it, a mask in its parts. */
export interface PolicyValues extends MaskParts {
  name: string;
  kind: "row" | "column";
  table: string;
  column: string;
  rule: string;
  audience: (typeof AUDIENCES)[number];
  role: string;
  user: string;
  exempt: string;
}

export type PolicyForm = UseFormReturnType<PolicyValues>;

/** The fields that show their own message. */
export const FIELDS = ["name", "kind", "table", "column", "rule", "role", "user", "exempt"];

/** Whoever keeps policies is free of a new one, so that they see what they limit. */
const KEEPERS = "data_policies:write";

export function valuesOf(policy: DataPolicy | null): PolicyValues {
  return {
    name: policy?.name ?? "",
    kind: policy?.kind ?? "row",
    table: policy ? key(policy.namespace, policy.table) : "",
    column: policy?.column ?? "",
    rule: policy?.kind === "row" ? policy.rule : "",
    audience: policy?.user ? "user" : policy?.role ? "role" : "everybody",
    role: policy?.role ?? "",
    user: policy?.user ?? "",
    exempt: policy ? (policy.exempt ?? "") : KEEPERS,
    ...maskParts(policy?.kind === "column" ? policy.rule : "hide"),
  };
}

export function bodyOf(values: PolicyValues): NewDataPolicy {
  const { namespace, name } = parted(values.table);
  const masks = values.kind === "column";
  return {
    name: values.name,
    kind: values.kind,
    namespace,
    table: name,
    column: masks ? values.column : null,
    rule: masks ? maskRule(values) : values.rule,
    role: values.audience === "role" ? values.role || null : null,
    user: values.audience === "user" ? values.user || null : null,
    exempt: values.exempt || null,
  };
}

/** A table's name with its namespace, as one text that no name can hold by itself. */
export function key(namespace: string | null | undefined, table: string): string {
  return namespace ? `${namespace}\n${table}` : table;
}

export function parted(text: string): { namespace: string | null; name: string } {
  const at = text.indexOf("\n");
  return at < 0 ? { namespace: null, name: text } : { namespace: text.slice(0, at), name: text.slice(at + 1) };
}
