import { Button, Group, MultiSelect, Stack } from "@mantine/core";
import { useState } from "react";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useSaved } from "@/ui/useSaved";
import { useCircle, useShareDataset, type Dataset, type Party } from "./api";
import { useSettingT } from "./settingTexts";
import { useT } from "./texts";

/** Which people and teams beside may read or write. */
export function Shares({ dataset }: { dataset: Dataset }) {
  const t = useSettingT();
  const words = useT();
  const share = useShareDataset();
  const saved = useSaved();
  const choices = useChoices(dataset);
  const [readers, setReaders] = useState(dataset.readers.map(({ id }) => id));
  const [editors, setEditors] = useState(dataset.editors.map(({ id }) => id));
  const save = () => share.mutate({ params: { path: { id: dataset.id } }, body: { readers, editors } }, { onSuccess: () => saved() });
  return (
    <Panel title={t.shares} description={t.sharesText}>
      <Stack>
        <MultiSelect label={t.readers} data={choices} searchable value={readers} onChange={setReaders} placeholder={readers.length === 0 ? t.nobody : ""} />
        <MultiSelect label={t.editors} data={choices} searchable value={editors} onChange={setEditors} placeholder={editors.length === 0 ? t.nobody : ""} />
        <ProblemAlert problem={share.error} />
        <Group>
          <Button onClick={save} loading={share.isPending}>
            {words.save}
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}

/** The reader's circle, and those with whom it is shared already. */
function useChoices({ readers, editors, owner }: Dataset) {
  const t = useSettingT();
  const circle = useCircle();
  const all = new Map<string, Party>([...circle, ...readers, ...editors].filter(({ id }) => id !== owner.id).map((party) => [party.id, party]));
  const of = (kind: Party["kind"]) => [...all.values()].filter((party) => party.kind === kind).map(({ id, name }) => ({ value: id, label: name || t.gone }));
  return [
    { group: t.teams, items: of("team") },
    { group: t.people, items: of("person") },
  ].filter(({ items }) => items.length > 0);
}
