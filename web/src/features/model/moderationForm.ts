import type { UseFormReturnType } from "@mantine/form";
import type { GuardRule, NewGuardRule } from "./moderationApi";

/** A rule as the form holds it: what another way of looking needs is kept while one tries them. */
export interface RuleValues extends Omit<NewGuardRule, "kinds" | "topics" | "threshold" | "guardModel"> {
  kinds: string[];
  topics: string[];
  threshold: number;
  guardModel: string;
}

export type RuleForm = UseFormReturnType<RuleValues>;

/** The fields that show their own message. */
export const FIELDS = ["name", "stage", "detector", "action", "kinds", "topics", "threshold", "guardModel", "position", "timeoutMs", "onFailure"];

export function valuesOf(rule: GuardRule | null, position: number): RuleValues {
  return {
    name: rule?.name ?? "",
    everyTeam: rule?.everyTeam ?? false,
    position: rule?.position ?? position,
    stage: rule?.stage ?? "input",
    detector: rule?.detector ?? "personal_data",
    kinds: rule?.kinds ?? [],
    topics: rule?.topics ?? [],
    threshold: rule?.threshold ?? 0.2,
    guardModel: rule?.guardModel ?? "",
    action: rule?.action ?? "mask",
    onFailure: rule?.onFailure ?? "closed",
    timeoutMs: rule?.timeoutMs ?? 3000,
    enabled: rule?.enabled ?? true,
  };
}

/** Only what the chosen way of looking needs. */
export function bodyOf({ kinds, topics, threshold, guardModel, ...rest }: RuleValues): NewGuardRule {
  const byTopics = rest.detector === "topics";
  return {
    ...rest,
    kinds: byTopics ? [] : kinds,
    topics: byTopics ? topics : [],
    threshold: byTopics ? threshold : null,
    guardModel: rest.detector === "model" ? guardModel || null : null,
  };
}

/** Whether texts are judged as a whole, which cannot be masked. */
export function judges(detector: RuleValues["detector"]): boolean {
  return detector === "topics" || detector === "model";
}
