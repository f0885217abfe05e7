import { List, Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { DataTable, type DataColumn } from "@/ui/DataTable";
import { useFormat } from "@/ui/format";
import { Loading } from "@/ui/Loading";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useColleagues, useSight, type Sight } from "./api";
import { usePolicyT } from "./policyTexts";

/** What a colleague sees of each table that policies bind for them. */
export function PolicySight({ source }: { source: string }) {
  const t = usePolicyT();
  const people = useColleagues();
  const [user, setUser] = useState<string | null>(null);
  const members = people.data?.items ?? [];
  const name = members.find((each) => each.user === user)?.displayName ?? "";
  return (
    <Panel title={t.sight} description={t.sightText}>
      <Stack>
        <Select
          label={t.colleague}
          placeholder={t.choose}
          data={members.map((each) => ({ value: each.user, label: each.displayName }))}
          searchable={members.length > 8}
          value={user}
          onChange={setUser}
          maw="24rem"
        />
        <ProblemAlert problem={people.error} />
        {user && <Seen source={source} user={user} name={name} />}
      </Stack>
    </Panel>
  );
}

function Seen({ source, user, name }: { source: string; user: string; name: string }) {
  const t = usePolicyT();
  const format = useFormat();
  const sight = useSight(source, user);
  const columns: DataColumn<Sight>[] = [
    { header: t.table, names: true, cell: ({ namespace, table }) => [namespace, table].filter(Boolean).join(".") },
    {
      header: t.rows,
      cell: ({ rowsVisible, rowsTotal, problem }) =>
        rowsVisible == null ? (
          <Text size="sm" c="var(--mantine-color-error)">
            {problem}
          </Text>
        ) : (
          t.rowsOf(format.number(rowsVisible), format.number(rowsTotal))
        ),
    },
    { header: t.masked, cell: ({ masked }) => <Masked masked={masked} /> },
  ];
  if (!sight.data) {
    return sight.error ? <ProblemAlert problem={sight.error} /> : <Loading />;
  }
  return sight.data.items.length === 0 ? (
    <Text size="sm">{t.free(name)}</Text>
  ) : (
    <DataTable label={t.sight} columns={columns} rows={sight.data.items} rowKey={({ namespace, table }) => `${namespace ?? ""}.${table}`} />
  );
}

function Masked({ masked }: { masked: Sight["masked"] }) {
  const t = usePolicyT();
  if (masked.length === 0) {
    return t.noMask;
  }
  return (
    <List size="sm" listStyleType="none">
      {masked.map(({ column, mask, policy }) => (
        <List.Item key={`${column} ${policy}`}>
          <Text span ff="monospace" size="sm">
            {column}: {mask}
          </Text>{" "}
          <Text span c="dimmed" size="sm">
            ({policy})
          </Text>
        </List.Item>
      ))}
    </List>
  );
}
