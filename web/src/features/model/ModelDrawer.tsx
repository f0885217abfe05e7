import { Button, Checkbox, Drawer, Group, NumberInput, Select, Stack, TextInput } from "@mantine/core";
import { useForm, type UseFormReturnType } from "@mantine/form";
import { fieldErrors, type Failure } from "@/ui/problem";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useSaved } from "@/ui/useSaved";
import { CAPABILITIES, TYPES, UNITS, useAddModels, useChangeModel, type Connection, type Model, type ModelType, type NewModel, type PriceUnit } from "./api";
import { useT } from "./texts";

interface Values {
  name: string;
  upstream: string;
  type: ModelType;
  contextSize: number | string;
  maxOutput: number | string;
  dimension: number | string;
  priceUnit: PriceUnit;
  inputPrice: number | string;
  outputPrice: number | string;
  capabilities: string[];
  enabled: boolean;
}

type Form = UseFormReturnType<Values>;

const FIELDS = ["name", "upstream", "type", "contextSize", "maxOutput", "dimension", "priceUnit", "inputPrice", "outputPrice", "capabilities"];

interface ModelDrawerProps {
  connection: Connection;
  /** The model to change; null for a new one. */
  model: Model | null;
  onClose: () => void;
}

/** A model with its limits, prices and capabilities. */
export function ModelDrawer({ connection, model, onClose }: ModelDrawerProps) {
  const t = useT();
  const saved = useSaved();
  const add = useAddModels();
  const change = useChangeModel();
  const form = useForm<Values>({ initialValues: valuesOf(model) });
  const outcome = {
    onError: (problem: Failure) => form.setErrors(fieldErrors(problem)),
    onSuccess: () => {
      saved();
      onClose();
    },
  };
  function submit(values: Values) {
    const body = bodyOf(values);
    if (model) {
      change.mutate({ params: { path: { model: model.id } }, body }, outcome);
    } else {
      add.mutate({ params: { path: { connection: connection.id } }, body: { models: [body] } }, outcome);
    }
  }
  return (
    <Drawer opened onClose={onClose} position="right" size="md" title={model ? t.editTitle : t.newTitle(connection.name)} closeButtonProps={{ "aria-label": t.close }}>
      <form onSubmit={form.onSubmit(submit)} noValidate>
        <Stack>
          <TextInput label={t.name} description={t.nameHint} required data-autofocus {...form.getInputProps("name")} />
          <TextInput label={t.upstream} description={t.upstreamHint} {...form.getInputProps("upstream")} />
          <Select label={t.type} data={TYPES.map((value) => ({ value, label: t[`type_${value}`] }))} allowDeselect={false} {...form.getInputProps("type")} />
          <Prices form={form} />
          <Sizes form={form} />
          <Checkbox.Group label={t.capabilities} description={t.capabilitiesHint} {...form.getInputProps("capabilities")}>
            <Stack gap="xs" mt="xs">
              {CAPABILITIES.map((each) => (
                <Checkbox key={each} value={each} label={t[`can_${each}`]} />
              ))}
            </Stack>
          </Checkbox.Group>
          <ProblemAlert problem={add.error ?? change.error} fields={FIELDS} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t.cancel}
            </Button>
            <Button type="submit" loading={add.isPending || change.isPending}>
              {t.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  );
}

/** One price for a piece, or two for tokens. */
function Prices({ form }: { form: Form }) {
  const t = useT();
  const units = UNITS[form.values.type];
  const unit = unitOf(form.values);
  const field = { description: t[`unit_${unit}`], min: 0, prefix: "$", decimalScale: 10, hideControls: true, placeholder: t.unknown };
  return (
    <>
      {units && <Select label={t.paidBy} data={units.map((value) => ({ value, label: t[`by_${value}`] }))} allowDeselect={false} {...form.getInputProps("priceUnit")} value={unit} />}
      <Group grow align="flex-start">
        {unit !== "images" && <NumberInput label={unit === "tokens" ? t.inputPrice : t.piecePrice} {...field} {...form.getInputProps("inputPrice")} />}
        {unit !== "characters" && form.values.type !== "embeddings" && (
          <NumberInput label={unit === "tokens" ? t.outputPrice : t.piecePrice} {...field} {...form.getInputProps("outputPrice")} />
        )}
      </Group>
    </>
  );
}

/** A unit that the chosen type is not paid by is none. */
function unitOf({ type, priceUnit }: Values): PriceUnit {
  return UNITS[type]?.includes(priceUnit) ? priceUnit : "tokens";
}

function Sizes({ form }: { form: Form }) {
  const t = useT();
  const whole = { min: 1, allowDecimal: false, hideControls: true, thousandSeparator: " ", placeholder: t.unknown };
  return (
    <Group grow align="flex-start">
      <NumberInput label={t.contextSize} {...whole} {...form.getInputProps("contextSize")} />
      {form.values.type === "embeddings" ? (
        <NumberInput label={t.dimension} {...whole} {...form.getInputProps("dimension")} />
      ) : (
        <NumberInput label={t.maxOutput} {...whole} {...form.getInputProps("maxOutput")} />
      )}
    </Group>
  );
}

function valuesOf(model: Model | null): Values {
  return {
    name: model?.name ?? "",
    upstream: model?.upstream ?? "",
    type: model?.type ?? "llm",
    contextSize: model?.contextSize ?? "",
    maxOutput: model?.maxOutput ?? "",
    dimension: model?.dimension ?? "",
    priceUnit: model?.priceUnit ?? "tokens",
    inputPrice: model?.inputPrice ?? "",
    outputPrice: model?.outputPrice ?? "",
    capabilities: model?.capabilities ?? [],
    enabled: model?.enabled ?? true,
  };
}

function bodyOf(values: Values): NewModel {
  const { name, upstream, type, capabilities, enabled, ...numbers } = values;
  const embeds = type === "embeddings";
  const priceUnit = unitOf(values);
  return {
    name,
    upstream,
    type,
    capabilities,
    enabled,
    contextSize: numberOf(numbers.contextSize),
    maxOutput: embeds ? null : numberOf(numbers.maxOutput),
    dimension: embeds ? numberOf(numbers.dimension) : null,
    priceUnit,
    inputPrice: priceUnit === "images" ? null : numberOf(numbers.inputPrice),
    outputPrice: embeds || priceUnit === "characters" ? null : numberOf(numbers.outputPrice),
  };
}

/** An empty field is unknown, not nothing. */
function numberOf(value: number | string): number | null {
  return value === "" ? null : Number(value);
}
