import { Group, Select, Stack } from "@mantine/core";
import { Bookmark, SearchX } from "lucide-react";
import { useState } from "react";
import { EmptyState } from "@/ui/EmptyState";
import { ButtonLink } from "@/ui/links";
import { Loading } from "@/ui/Loading";
import { MoreButton } from "@/ui/MoreButton";
import { PageHeader } from "@/ui/PageHeader";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { SearchInput } from "@/ui/SearchInput";
import { useCategories, useTemplates, type TemplateFilter } from "./savedApi";
import { useSavedT } from "./savedTexts";
import { TemplateTable } from "./TemplateTable";

const SORTS = ["use", "name", "newest"] as const;

/** All saved questions that the reader sees. */
export function SavedPage() {
  const t = useSavedT();
  const [filter, setFilter] = useState<TemplateFilter>({ q: "", category: "", sort: "use" });
  const list = useTemplates(filter);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const narrowed = filter.q !== "" || filter.category !== "";
  return (
    <>
      <PageHeader title={t.title} description={t.lead} />
      <Stack>
        <Filters filter={filter} onFilter={(change) => setFilter((before) => ({ ...before, ...change }))} />
        <ProblemAlert problem={list.error} onRetry={() => void list.refetch()} />
        {list.isPending && <Loading />}
        {list.data && items.length === 0 && (
          <EmptyState icon={narrowed ? SearchX : Bookmark} title={narrowed ? t.nothing : t.none} action={narrowed ? undefined : <ButtonLink to="/">{t.ask}</ButtonLink>}>
            {narrowed ? undefined : t.noneText}
          </EmptyState>
        )}
        {items.length > 0 && (
          <Panel>
            <TemplateTable templates={items} />
          </Panel>
        )}
        <MoreButton list={list} />
      </Stack>
    </>
  );
}

function Filters({ filter, onFilter }: { filter: TemplateFilter; onFilter: (change: Partial<TemplateFilter>) => void }) {
  const t = useSavedT();
  const categories = useCategories().data?.items ?? [];
  return (
    <Group gap="sm">
      <SearchInput label={t.find} onSearch={(q) => onFilter({ q })} />
      <Select
        aria-label={t.category}
        data={[{ value: "", label: t.allCategories }, ...categories.map((each) => ({ value: each, label: each }))]}
        value={filter.category}
        allowDeselect={false}
        w={{ base: "100%", xs: "13rem" }}
        onChange={(category) => onFilter({ category: category ?? "" })}
      />
      <Select
        aria-label={t.sort}
        data={SORTS.map((value) => ({ value, label: t[`sort_${value}`] }))}
        value={filter.sort}
        allowDeselect={false}
        w={{ base: "100%", xs: "11rem" }}
        onChange={(sort) => onFilter({ sort: sort as TemplateFilter["sort"] })}
      />
    </Group>
  );
}
