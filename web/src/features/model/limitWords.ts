import { useMe } from "@/ui/session";
import { useModels } from "./api";
import { useColleagues, useOwnKeys, type Limit } from "./limitApi";
import { useEach, useMetrics, useSpans, useT } from "./limitTexts";
import { useUsageFormat } from "./usageFormat";

/** The things that limits are about, by their names. */
export function useLimitNames() {
  const me = useMe();
  const models = useModels().data?.items ?? [];
  const keys = useOwnKeys().data?.items ?? [];
  const people = useColleagues(me.team.id).data?.items ?? [];
  const named = new Map([
    [me.team.id, me.team.name],
    [me.id, me.displayName],
    ...models.map(({ id, name }) => [id, name] as const),
    ...keys.map(({ id, name }) => [id, name] as const),
    ...people.map(({ user, displayName }) => [user, displayName] as const),
  ]);
  return { models, keys, people, name: (id: string) => named.get(id) ?? id.slice(0, 8) };
}

/** A limit as a sentence. */
export function useLimitWords() {
  const t = useT();
  const each = useEach();
  const metrics = useMetrics();
  const spans = useSpans();
  const format = useUsageFormat();
  const { name } = useLimitNames();
  function amount(limit: Limit, value: number | null | undefined): string {
    if (value === null || value === undefined) {
      return t.unlimited;
    }
    return limit.metric === "money" ? format.money(value) : `${format.number(value)} ${metrics[limit.metric]}`;
  }
  /** Without its unit, before another amount that has it. */
  function bare(limit: Limit, value: number): string {
    return limit.metric === "money" ? format.money(value) : format.number(value);
  }
  function whom({ subject, target, person }: Limit): string {
    const parts = [person, target].flatMap((id) => (id ? [name(id)] : []));
    return parts.length === 0 ? each[subject] : parts.join(" · ");
  }
  return { amount, bare, whom, says: (limit: Limit) => t.says(amount(limit, limit.amount), spans[limit.span], whom(limit)) };
}
