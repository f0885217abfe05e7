import { Button, Group, SegmentedControl, Select, TextInput } from "@mantine/core";
import { X } from "lucide-react";
import { can, useMe } from "@/ui/session";
import type { UsageFilter, UsagePeriod, UsageScope } from "./usageApi";
import { useT } from "./usageTexts";

interface UsageFiltersProps {
  filter: UsageFilter;
  onFilter: (filter: UsageFilter) => void;
}

/** Whose calls, of which period; what a table narrowed further can be taken away. */
export function UsageFilters({ filter, onFilter }: UsageFiltersProps) {
  const t = useT();
  const scopes = useScopes();
  const { scope = "own", period = "7d" } = filter;
  const periods: { value: UsagePeriod; label: string }[] = [
    { value: "24h", label: t.day },
    { value: "7d", label: t.week },
    { value: "30d", label: t.days30 },
    { value: "month", label: t.month },
    { value: "custom", label: t.custom },
  ];
  return (
    <Group gap="sm" align="flex-end">
      {scopes.length > 1 && (
        <SegmentedControl aria-label={t.scope} data={scopes} value={scope} onChange={(next) => onFilter({ period, scope: next as UsageScope })} />
      )}
      <SegmentedControl
        aria-label={t.period}
        data={periods}
        value={period}
        onChange={(next) => onFilter({ ...filter, period: next as UsagePeriod })}
        visibleFrom="sm"
      />
      <Select
        aria-label={t.period}
        data={periods}
        value={period}
        allowDeselect={false}
        onChange={(next) => onFilter({ ...filter, period: (next ?? "7d") as UsagePeriod })}
        hiddenFrom="sm"
        w="10rem"
      />
      {period === "custom" && <Days filter={filter} onFilter={onFilter} />}
      <Narrowed filter={filter} onFilter={onFilter} />
    </Group>
  );
}

function Days({ filter, onFilter }: UsageFiltersProps) {
  const t = useT();
  return (
    <>
      <TextInput type="date" label={t.from} value={filter.from ?? ""} onChange={(event) => onFilter({ ...filter, from: event.currentTarget.value })} />
      <TextInput type="date" label={t.to} value={filter.to ?? ""} onChange={(event) => onFilter({ ...filter, to: event.currentTarget.value })} />
    </>
  );
}

/** What one clicked on in a table. */
function Narrowed({ filter, onFilter }: UsageFiltersProps) {
  const t = useT();
  const { model, user, key, outcome, ...rest } = filter;
  if (!model && !user && !key && !outcome) {
    return null;
  }
  return (
    <Button variant="subtle" leftSection={<X size={16} aria-hidden />} onClick={() => onFilter(rest)}>
      {t.clear}
    </Button>
  );
}

function useScopes(): { value: UsageScope; label: string }[] {
  const t = useT();
  const me = useMe();
  const own = { value: "own" as const, label: t.own };
  const team = can(me, "usage:read") ? [{ value: "team" as const, label: t.team }] : [];
  const all = me.administrator ? [{ value: "all" as const, label: t.all }] : [];
  return [own, ...team, ...all];
}
