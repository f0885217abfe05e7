import { Group, SimpleGrid, Stack } from "@mantine/core";

import { DatabaseZap, Plus } from "lucide-react";
import { useState } from "react";
import { ButtonLink } from "@/ui/links";
import { EmptyState } from "@/ui/EmptyState";
import { Loading } from "@/ui/Loading";
import { MoreButton } from "@/ui/MoreButton";
import { PageHeader } from "@/ui/PageHeader";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { SearchInput } from "@/ui/SearchInput";
import { useCan } from "@/ui/session";
import { useSources } from "./api";
import { SourceCard } from "./SourceCard";
import { useT } from "./texts";

/** The files and databases that can be asked. */
export function SourcesPage() {
  const t = useT();
  const mayAdd = useCan("datasource:write");
  const [text, setText] = useState("");
  const list = useSources(text);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const add = mayAdd && (
    <ButtonLink to="/sources/new" leftSection={<Plus size={16} aria-hidden />}>
      {t.add}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title={t.title} description={t.lead} actions={add} />
      <Stack>
        <Group>
          <SearchInput label={t.find} onSearch={setText} />
        </Group>
        {list.isPending && <Loading />}
        <ProblemAlert problem={list.error} onRetry={() => void list.refetch()} />
        {list.data && items.length === 0 && (
          <EmptyState icon={DatabaseZap} title={text ? t.nothingFound : t.none} action={text ? undefined : add}>
            {text ? undefined : t.noneText}
          </EmptyState>
        )}
        <SimpleGrid component="ul" m={0} p={0} style={{ listStyle: "none" }} cols={{ base: 1, sm: 2, lg: 3 }}>
          {items.map((source) => (
            <li key={source.id}>
              <SourceCard source={source} />
            </li>
          ))}
        </SimpleGrid>
        <MoreButton list={list} />
      </Stack>
    </>
  );
}
