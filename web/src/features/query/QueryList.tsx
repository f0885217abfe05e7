import { Badge, Group, Select, Stack, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { SearchCode } from "lucide-react";
import { useState } from "react";
import { TextLink } from "@/ui/links";
import { DataTable, type DataColumn } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { useFormat } from "@/ui/format";
import { Loading } from "@/ui/Loading";
import { MoreButton } from "@/ui/MoreButton";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { SearchInput } from "@/ui/SearchInput";
import { useT as useShared } from "@/ui/texts";
import { When } from "@/ui/When";
import { useQueries, useSourceNames, type QueryFilter, type QuerySummary } from "./api";
import { QueryMenu } from "./QueryMenu";
import { useT } from "./texts";

const STATUSES = ["succeeded", "failed", "cancelled", "running", "pending"] as const;
const COLOURS = { succeeded: "teal", failed: "red", cancelled: "gray", running: "blue", pending: "blue" };

/** All queries, the newest first; to find, filter, open, run again, rename, delete. */
export function QueryList() {
  const t = useT();
  const [filter, setFilter] = useState<QueryFilter>({ q: "", status: "", dataSource: "" });
  const list = useQueries(filter);
  const columns = useColumns();
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Object.values(filter).some((part) => part !== "");
  return (
    <Stack>
      <Filters filter={filter} onFilter={(change) => setFilter((before) => ({ ...before, ...change }))} />
      {list.isPending && <Loading />}
      <ProblemAlert problem={list.error} onRetry={() => void list.refetch()} />
      {list.data && items.length === 0 && (
        <EmptyState icon={SearchCode} title={filtered ? t.nothingFound : t.noQueries}>
          {filtered ? undefined : t.noQueriesText}
        </EmptyState>
      )}
      {items.length > 0 && <DataTable label={t.queries} columns={columns} rows={items} rowKey={({ id }) => id} />}
      <MoreButton list={list} />
    </Stack>
  );
}

function Filters({ filter, onFilter }: { filter: QueryFilter; onFilter: (change: Partial<QueryFilter>) => void }) {
  const t = useT();
  const sources = useSourceNames();
  return (
    <Group gap="sm">
      <SearchInput label={t.find} onSearch={(q) => onFilter({ q })} />
      <Select
        aria-label={t.status}
        placeholder={t.status}
        clearable
        w={{ base: "100%", xs: 170 }}
        data={STATUSES.map((value) => ({ value, label: t[`status_${value}`] }))}
        value={filter.status || null}
        onChange={(status) => onFilter({ status: status ?? "" })}
      />
      <Select
        aria-label={t.source}
        placeholder={t.source}
        clearable
        searchable
        w={{ base: "100%", xs: 200 }}
        data={(sources.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={filter.dataSource || null}
        onChange={(dataSource) => onFilter({ dataSource: dataSource ?? "" })}
      />
    </Group>
  );
}

function useColumns(): DataColumn<QuerySummary>[] {
  const t = useT();
  const shared = useShared();
  const format = useFormat();
  const navigate = useNavigate();
  return [
    { header: t.query, names: true, cell: (query) => <QueryName query={query} /> },
    { header: t.source, cell: ({ dataSourceName }) => dataSourceName },
    {
      header: t.status,
      cell: ({ status }) => (
        <Badge variant="dot" color={COLOURS[status]} tt="none" fw={500} miw="fit-content">
          {t[`status_${status}`]}
        </Badge>
      ),
    },
    { header: t.rowCount, align: "right", cell: ({ rowCount }) => (rowCount == null ? "–" : format.number(rowCount)) },
    { header: t.took, align: "right", cell: ({ durationMs }) => (durationMs == null ? "–" : <span style={{ whiteSpace: "nowrap" }}>{format.duration(durationMs)}</span>) },
    { header: t.asked, cell: ({ createdAt }) => <When at={createdAt} /> },
    {
      header: shared.actions,
      quiet: true,
      align: "right",
      cell: (query) => <QueryMenu query={query} onRerun={() => void navigate({ to: "/queries/$id", params: { id: query.id } })} />,
    },
  ];
}

function QueryName({ query }: { query: QuerySummary }) {
  return (
    <Stack gap={0}>
      <TextLink to="/queries/$id" params={{ id: query.id }} fw={550} lineClamp={2}>
        {query.title}
      </TextLink>
      {query.answer && (
        <Text size="xs" c="dimmed" lineClamp={1} fw={400}>
          {query.answer}
        </Text>
      )}
    </Stack>
  );
}
