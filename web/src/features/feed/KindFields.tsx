import { ActionIcon, Button, Group, NumberInput, Paper, Select, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { Plus, Trash2 } from "lucide-react";
import type { FeedOffer } from "./api";
import { EMPTY_RESOURCE, PAGINGS, type Draft, type Resource } from "./draft";
import { useKindT } from "./kindTexts";

interface KindFieldsProps {
  form: UseFormReturnType<Draft>;
}

/** Which part of an S3 service is copied. */
export function BucketFields({ form }: KindFieldsProps) {
  const t = useKindT();
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput label={t.bucket} required {...form.getInputProps("bucket")} />
        <TextInput label={t.region} required {...form.getInputProps("region")} />
      </SimpleGrid>
      <TextInput label={t.prefix} description={t.prefixHint} placeholder="exports/" styles={{ input: { fontFamily: "monospace" } }} {...form.getInputProps("prefix")} />
    </>
  );
}

/** How a REST service cuts its lists, and which of them are copied. */
export function RestFields({ form }: KindFieldsProps) {
  const t = useKindT();
  const { paging, resources } = form.values;
  const change = (index: number, resource: Resource) => form.setFieldValue("resources", resources.with(index, resource));
  return (
    <>
      <Select
        label={t.paging}
        allowDeselect={false}
        data={PAGINGS.map((value) => ({ value, label: t[`paging_${value}`] }))}
        {...form.getInputProps("paging")}
      />
      {paging !== "none" && (
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {paging !== "link" && <TextInput label={t.pageParameter} required {...form.getInputProps("pageParameter")} />}
          {paging === "cursor" && <TextInput label={t.nextPath} required placeholder="meta.next" {...form.getInputProps("next")} />}
          <TextInput label={t.sizeParameter} placeholder="limit" {...form.getInputProps("sizeParameter")} />
          <NumberInput label={t.size} min={1} max={10_000} allowDecimal={false} {...form.getInputProps("size")} />
        </SimpleGrid>
      )}
      <Stack gap="xs" component="fieldset" m={0} p={0} style={{ border: 0 }}>
        <Text component="legend" fw={500} size="sm">
          {t.lists}
        </Text>
        <Text size="sm" c="dimmed">
          {t.listsHint}
        </Text>
        {resources.map((resource, index) => (
          <ListFields
            key={index}
            resource={resource}
            onChange={(next) => change(index, next)}
            {...(resources.length > 1 ? { onRemove: () => form.setFieldValue("resources", resources.filter((_, at) => at !== index)) } : {})}
          />
        ))}
        <Group>
          <Button variant="subtle" leftSection={<Plus size={16} aria-hidden />} onClick={() => form.setFieldValue("resources", [...resources, EMPTY_RESOURCE])}>
            {t.addList}
          </Button>
        </Group>
      </Stack>
    </>
  );
}

interface ListFieldsProps {
  resource: Resource;
  onChange: (resource: Resource) => void;
  onRemove?: () => void;
}

function ListFields({ resource, onChange, onRemove }: ListFieldsProps) {
  const t = useKindT();
  const field = (name: keyof Resource) => ({
    value: resource[name] ?? "",
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => onChange({ ...resource, [name]: event.currentTarget.value }),
  });
  return (
    <Paper withBorder p="sm">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <TextInput label={t.table} required placeholder="orders" maxLength={60} {...field("table")} />
        <TextInput label={t.path} required placeholder="/orders" styles={{ input: { fontFamily: "monospace" } }} {...field("path")} />
        <TextInput label={t.records} placeholder={t.recordsHint} {...field("records")} />
        <TextInput label={t.key} placeholder="id" {...field("key")} />
        <TextInput label={t.changed} placeholder="updated_at" {...field("cursor")} />
        <TextInput label={t.since} placeholder="updated_since" {...field("since")} />
      </SimpleGrid>
      {onRemove && (
        <Group justify="flex-end" mt="xs">
          <ActionIcon variant="subtle" color="red" aria-label={t.removeList(resource.table)} onClick={onRemove}>
            <Trash2 size={16} aria-hidden />
          </ActionIcon>
        </Group>
      )}
    </Paper>
  );
}

/** What a look at the lists found in them. */
export function Found({ offers }: { offers: FeedOffer[] }) {
  const t = useKindT();
  return (
    <Stack gap={4} role="status">
      {offers.map(({ name, columns, references }) => (
        <Text key={name} size="sm" style={{ overflowWrap: "anywhere" }}>
          <strong>
            {t.found}: {[name, ...references].join(", ")}
          </strong>{" "}
          ({columns.map((column) => column.name).join(", ")})
        </Text>
      ))}
    </Stack>
  );
}
