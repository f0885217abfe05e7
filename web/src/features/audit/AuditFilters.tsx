import { Autocomplete, Button, Group, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";
import { SearchInput } from "@/ui/SearchInput";
import type { AuditEntry, AuditFilter } from "./api";
import { useT } from "./texts";

interface AuditFiltersProps {
  filter: AuditFilter;
  /** The entries shown now: what occurs in them is offered. */
  entries: AuditEntry[];
  onFilter: (filter: AuditFilter) => void;
}

/** Narrows the log; typing takes effect when it pauses. */
export function AuditFilters({ filter, entries, onFilter }: AuditFiltersProps) {
  const t = useT();
  const [typed, setTyped] = useState(filter);
  const later = useDebouncedCallback((next: AuditFilter) => onFilter(next), 300);
  function set(change: { [Key in keyof AuditFilter]?: string | null | undefined }) {
    const next = present({ ...typed, ...change });
    setTyped(next);
    later(next);
  }
  function clear() {
    setTyped({});
    onFilter({});
  }
  return (
    <Stack gap="xs" mb="md">
      <Group>
        <SearchInput key={typed.q === undefined ? "empty" : "typed"} label={t.search} initial={typed.q ?? ""} onSearch={(q) => set({ q })} />
        {Object.keys(typed).length > 0 && (
          <Button variant="subtle" onClick={clear}>
            {t.clear}
          </Button>
        )}
      </Group>
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="xs">
        <Select label={t.person} data={people(entries)} value={typed.user ?? null} onChange={(user) => set({ user })} searchable clearable />
        <Autocomplete label={t.action} data={seen(entries, "action")} value={typed.action ?? ""} onChange={(action) => set({ action })} />
        <Autocomplete
          label={t.entityType}
          data={seen(entries, "entityType")}
          value={typed.entityType ?? ""}
          onChange={(entityType) => set({ entityType })}
        />
        <TextInput label={t.entityId} value={typed.entity ?? ""} onChange={(event) => set({ entity: event.currentTarget.value.trim() })} />
        <TextInput type="date" label={t.from} value={typed.from ?? ""} onChange={(event) => set({ from: event.currentTarget.value })} />
        <TextInput type="date" label={t.to} value={typed.to ?? ""} onChange={(event) => set({ to: event.currentTarget.value })} />
      </SimpleGrid>
    </Stack>
  );
}

function present(filter: Record<string, string | null | undefined>): AuditFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value));
}

function people(entries: AuditEntry[]) {
  const names = new Map(entries.flatMap(({ user, userName }) => (user ? [[user, userName ?? user] as const] : [])));
  return [...names].map(([value, label]) => ({ value, label }));
}

function seen(entries: AuditEntry[], field: "action" | "entityType"): string[] {
  return [...new Set(entries.flatMap((entry) => entry[field] ?? []))].sort();
}
