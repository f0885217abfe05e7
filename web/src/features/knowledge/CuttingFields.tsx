import { Group, NumberInput, Radio, Select, SimpleGrid, Stack, Switch, Text } from "@mantine/core";
import { useEmbeddingModels } from "./api";
import { STRATEGIES, type CuttingDraft } from "./cutting";
import { useCuttingT } from "./cuttingTexts";

interface CuttingFieldsProps {
  cutting: CuttingDraft;
  onCutting: (change: Partial<CuttingDraft>) => void;
  model: string;
  onModel: (model: string) => void;
}

/** How documents are cut, and which model says what the passages mean. */
export function CuttingFields({ cutting, onCutting, model, onModel }: CuttingFieldsProps) {
  const t = useCuttingT();
  const models = useEmbeddingModels();
  const named = models.map(({ id, name, builtIn }) => ({ value: id, label: builtIn ? `${name} (${t.builtIn})` : name }));
  return (
    <Stack>
      <Radio.Group label={t.strategy} value={cutting.strategy} onChange={(strategy) => onCutting({ strategy: strategy as CuttingDraft["strategy"] })}>
        <Stack gap="xs" mt="xs">
          {STRATEGIES.map((strategy) => (
            <Radio.Card key={strategy} value={strategy} p="sm" radius="md">
              <Group wrap="nowrap" align="flex-start" gap="sm">
                <Radio.Indicator />
                <div>
                  <Text size="sm" fw={600}>
                    {t[strategy]}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {t[`${strategy}_text`]}
                  </Text>
                </div>
              </Group>
            </Radio.Card>
          ))}
        </Stack>
      </Radio.Group>
      {cutting.strategy === "by_title" && <ByTitleFields cutting={cutting} onCutting={onCutting} />}
      {cutting.strategy === "fixed" && <FixedFields cutting={cutting} onCutting={onCutting} />}
      <Select label={t.model} description={t.modelHint} data={named} value={model || null} allowDeselect={false} onChange={(next) => onModel(next ?? "")} />
    </Stack>
  );
}

type Part = Pick<CuttingFieldsProps, "cutting" | "onCutting">;

function ByTitleFields({ cutting, onCutting }: Part) {
  const t = useCuttingT();
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Characters label={t.newAfter} hint={t.newAfterHint} min={20} value={cutting.newAfter} onChange={(newAfter) => onCutting({ newAfter })} />
        <Characters label={t.combineUnder} hint={t.combineUnderHint} min={0} value={cutting.combineUnder} onChange={(combineUnder) => onCutting({ combineUnder })} />
      </SimpleGrid>
      <Switch label={t.multipage} description={t.multipageHint} checked={cutting.multipage} onChange={(event) => onCutting({ multipage: event.currentTarget.checked })} />
    </>
  );
}

function FixedFields({ cutting, onCutting }: Part) {
  const t = useCuttingT();
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Characters label={t.size} hint={t.sizeHint} min={20} value={cutting.size} onChange={(size) => onCutting({ size })} />
      <Characters label={t.overlap} hint={t.overlapHint} min={0} value={cutting.overlap} onChange={(overlap) => onCutting({ overlap })} />
    </SimpleGrid>
  );
}

interface CharactersProps {
  label: string;
  hint: string;
  min: number;
  value: number | string;
  onChange: (value: number | string) => void;
}

function Characters({ label, hint, min, value, onChange }: CharactersProps) {
  return (
    <NumberInput
      label={label}
      description={hint}
      inputWrapperOrder={["label", "input", "description", "error"]}
      min={min}
      max={1_000_000}
      step={100}
      allowDecimal={false}
      thousandSeparator=" "
      value={value}
      onChange={onChange}
    />
  );
}
