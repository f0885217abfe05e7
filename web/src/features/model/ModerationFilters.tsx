import { Button, Group, Select, SimpleGrid, TextInput } from "@mantine/core";
import { ACTIONS, STAGES, useDetectors, type FlagFilter, type ModerationFlag } from "./moderationApi";
import { useModerationT } from "./moderationTexts";
import { useCategory } from "./moderationWords";

interface ModerationFiltersProps {
  filter: FlagFilter;
  /** The flags shown now: their people are offered. */
  flags: ModerationFlag[];
  onFilter: (filter: FlagFilter) => void;
}

/** Narrows the list of what was found. */
export function ModerationFilters({ filter, flags, onFilter }: ModerationFiltersProps) {
  const t = useModerationT();
  const category = useCategory();
  const detectors = useDetectors();
  const categories = [...(detectors.data?.items.flatMap(({ kinds }) => kinds) ?? []), "off_topic", "guard_failure"];
  function set(change: { [Key in keyof FlagFilter]?: string | null }) {
    onFilter(Object.fromEntries(Object.entries({ ...filter, ...change }).filter(([, value]) => value)));
  }
  return (
    <>
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="xs">
        <Select label={t.category} data={categories.map((value) => ({ value, label: category(value) }))} value={filter.category ?? null} onChange={(next) => set({ category: next })} searchable clearable />
        <Select label={t.person} data={people(flags)} value={filter.user ?? null} onChange={(user) => set({ user })} searchable clearable />
        <Select label={t.where} data={STAGES.map((value) => ({ value, label: t[`stage_${value}`] }))} value={filter.stage ?? null} onChange={(stage) => set({ stage })} clearable />
        <Select label={t.action} data={ACTIONS.map((value) => ({ value, label: t[`action_${value}`] }))} value={filter.action ?? null} onChange={(action) => set({ action })} clearable />
        <TextInput type="date" label={t.from} value={filter.from ?? ""} onChange={(event) => set({ from: event.currentTarget.value })} />
        <TextInput type="date" label={t.to} value={filter.to ?? ""} onChange={(event) => set({ to: event.currentTarget.value })} />
      </SimpleGrid>
      {Object.keys(filter).length > 0 && (
        <Group>
          <Button variant="subtle" size="compact-sm" onClick={() => onFilter({})}>
            {t.clear}
          </Button>
        </Group>
      )}
    </>
  );
}

function people(flags: ModerationFlag[]) {
  return [...new Map(flags.map(({ user, userName }) => [user, userName]))].map(([value, label]) => ({ value, label }));
}
