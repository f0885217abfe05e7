import { Badge, Group, Stack, Text } from "@mantine/core";
import { DataTable, type DataColumn } from "@/ui/DataTable";
import { useFormat } from "@/ui/format";
import { TextLink } from "@/ui/links";
import type { Template } from "./savedApi";
import { useSavedT } from "./savedTexts";
import { VerifiedBadge } from "./VerifiedBadge";

/** Saved questions as a table. */
export function TemplateTable({ templates }: { templates: Template[] }) {
  const t = useSavedT();
  const format = useFormat();
  const columns: DataColumn<Template>[] = [
    { header: t.name, names: true, cell: (template) => <Name template={template} /> },
    {
      header: t.category,
      cell: ({ category }) =>
        category ? (
          <Badge variant="default" tt="none" fw={500}>
            {category}
          </Badge>
        ) : (
          "–"
        ),
    },
    { header: t.source, cell: ({ dataSourceName }) => dataSourceName },
    { header: t.owner, cell: ({ ownerName }) => ownerName },
    { header: t.uses, align: "right", cell: ({ usageCount }) => t.used(usageCount, format.number(usageCount)) },
  ];
  return <DataTable label={t.title} columns={columns} rows={templates} rowKey={({ id }) => id} />;
}

function Name({ template }: { template: Template }) {
  return (
    <Stack gap={2}>
      <Group gap="xs">
        <TextLink to="/saved/$id" params={{ id: template.id }} fw={550}>
          {template.name}
        </TextLink>
        {template.verified && <VerifiedBadge />}
      </Group>
      {(template.description || template.question) && (
        <Text size="xs" c="dimmed" lineClamp={2} fw={400}>
          {template.description || template.question}
        </Text>
      )}
    </Stack>
  );
}
