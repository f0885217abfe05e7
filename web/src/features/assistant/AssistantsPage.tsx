import { Button, Group, SegmentedControl, SimpleGrid, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Bot, Plus } from "lucide-react";
import { useState } from "react";
import { EmptyState } from "@/ui/EmptyState";
import { ButtonLink } from "@/ui/links";
import { Loading } from "@/ui/Loading";
import { PageHeader } from "@/ui/PageHeader";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { SearchInput } from "@/ui/SearchInput";
import { useCan } from "@/ui/session";
import { useAssistants, useLanguageModels } from "./api";
import { AssistantCard } from "./AssistantCard";
import { AssistantDrawer } from "./AssistantDrawer";
import { useT } from "./texts";

/** The assistants that the reader sees, and the way to make one. */
export function AssistantsPage() {
  const t = useT();
  const [text, setText] = useState("");
  const [mine, setMine] = useState(false);
  const [making, make] = useDisclosure(false);
  const list = useAssistants(text, mine);
  const items = list.data?.items ?? [];
  const models = useLanguageModels();
  const mayAdd = useCan("assistant:write") && (models.data?.length ?? 0) > 0;
  const add = mayAdd && (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={make.open}>
      {t.create}
    </Button>
  );
  const narrowed = text !== "" || mine;
  return (
    <>
      <PageHeader title={t.title} description={t.lead} actions={add} />
      <Stack>
        {(items.length > 0 || narrowed) && (
          <Group justify="space-between">
            <SearchInput label={t.find} onSearch={setText} />
            <SegmentedControl
              value={mine ? "mine" : "all"}
              onChange={(value) => setMine(value === "mine")}
              data={[
                { value: "all", label: t.all },
                { value: "mine", label: t.mine },
              ]}
            />
          </Group>
        )}
        {list.isPending && <Loading />}
        <ProblemAlert problem={list.error} onRetry={() => void list.refetch()} />
        {list.data && items.length === 0 && (narrowed ? <EmptyState icon={Bot} title={t.nothingFound} /> : <Nothing add={add} noModel={models.data?.length === 0} />)}
        <SimpleGrid component="ul" m={0} p={0} style={{ listStyle: "none" }} cols={{ base: 1, sm: 2, lg: 3 }}>
          {items.map((assistant) => (
            <li key={assistant.id}>
              <AssistantCard assistant={assistant} />
            </li>
          ))}
        </SimpleGrid>
      </Stack>
      {making && <AssistantDrawer onClose={make.close} />}
    </>
  );
}

/** The next step where there is no assistant: a model first, then the assistant. */
function Nothing({ add, noModel }: { add: React.ReactNode; noModel: boolean }) {
  const t = useT();
  const mayMake = useCan("assistant:write");
  const mayConnect = useCan("model:write");
  if (mayMake && noModel) {
    return (
      <EmptyState icon={Bot} title={t.none} action={mayConnect && <ButtonLink to="/models">{t.noModelAction}</ButtonLink>}>
        {t.noModel}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={Bot} title={t.none} action={add}>
      {mayMake ? t.noneText : t.noneToUse}
    </EmptyState>
  );
}
