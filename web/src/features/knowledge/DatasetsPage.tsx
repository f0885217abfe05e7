import { Button, Group, SimpleGrid, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { LibraryBig, MessageCircleQuestionMark, Plus } from "lucide-react";
import { useState } from "react";
import { EmptyState } from "@/ui/EmptyState";
import { ButtonLink } from "@/ui/links";
import { Loading } from "@/ui/Loading";
import { PageHeader } from "@/ui/PageHeader";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { SearchInput } from "@/ui/SearchInput";
import { useCan } from "@/ui/session";
import { useDatasets } from "./api";
import { DatasetCard } from "./DatasetCard";
import { NewDataset } from "./NewDataset";
import { useT } from "./texts";

/** The datasets that the reader sees, and the way to make one. */
export function DatasetsPage() {
  const t = useT();
  const mayAdd = useCan("dataset:write");
  const [text, setText] = useState("");
  const [making, make] = useDisclosure(false);
  const list = useDatasets(text);
  const items = list.data?.items ?? [];
  const add = mayAdd && (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={make.open}>
      {t.create}
    </Button>
  );
  return (
    <>
      <PageHeader title={t.title} description={t.lead} actions={add} />
      <Stack>
        {(items.length > 0 || text) && (
          <Group justify="space-between">
            <SearchInput label={t.find} onSearch={setText} />
            <ButtonLink to="/ask-documents" variant="default" leftSection={<MessageCircleQuestionMark size={16} aria-hidden />}>
              {t.ask}
            </ButtonLink>
          </Group>
        )}
        {list.isPending && <Loading />}
        <ProblemAlert problem={list.error} onRetry={() => void list.refetch()} />
        {list.data && items.length === 0 && (
          <EmptyState icon={LibraryBig} title={text ? t.nothingFound : t.none} action={text ? undefined : add}>
            {text ? undefined : mayAdd ? t.noneText : t.noneToRead}
          </EmptyState>
        )}
        <SimpleGrid component="ul" m={0} p={0} style={{ listStyle: "none" }} cols={{ base: 1, sm: 2, lg: 3 }}>
          {items.map((dataset) => (
            <li key={dataset.id}>
              <DatasetCard dataset={dataset} />
            </li>
          ))}
        </SimpleGrid>
      </Stack>
      {making && <NewDataset onClose={make.close} />}
    </>
  );
}
