import { ActionIcon, Button, Group, TagsInput, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { Plus, X } from "lucide-react";
import { FormDialog } from "@/ui/FormDialog";
import { fieldErrors } from "@/ui/problem";
import { useDescribeMember, type Member } from "./api";
import { useT } from "./teamTexts";

interface Attribute {
  name: string;
  values: string[];
}

interface AttributesDialogProps {
  team: string;
  member: Member;
  /** Names that others in the team have, so that the same thing has one name. */
  known: string[];
  onClose: () => void;
}

/** Says something of a member, for data policies to compare with. */
export function AttributesDialog({ team, member, known, onClose }: AttributesDialogProps) {
  const t = useT();
  const describe = useDescribeMember();
  const form = useForm<{ attributes: Attribute[] }>({ initialValues: { attributes: attributesOf(member, known) } });
  const { attributes } = form.values;
  function submit() {
    describe.mutate(
      { params: { path: { id: team, user: member.user } }, body: { attributes: bodyOf(attributes) } },
      { onSuccess: onClose, onError: (problem) => form.setErrors(fieldErrors(problem)) },
    );
  }
  return (
    <FormDialog
      title={t.attributesOf(member.displayName)}
      opened
      onClose={onClose}
      onSubmit={form.onSubmit(submit)}
      submit={t.save}
      busy={describe.isPending}
      problem={describe.error}
    >
      <Text size="sm" c="dimmed">
        {t.attributesText}
      </Text>
      {attributes.map((attribute, index) => (
        <Group key={index} align="flex-end" gap="xs" wrap="nowrap">
          <TextInput label={t.attributeName} required withAsterisk={false} autoComplete="off" flex="1 1 8rem" {...form.getInputProps(`attributes.${index}.name`)} />
          <TagsInput label={t.attributeValues(attribute.name)} flex="2 1 12rem" acceptValueOnBlur {...form.getInputProps(`attributes.${index}.values`)} />
          <ActionIcon variant="subtle" color="gray" size={36} aria-label={t.removeAttribute(attribute.name)} onClick={() => form.removeListItem("attributes", index)}>
            <X size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Group>
        <Button size="compact-sm" variant="default" leftSection={<Plus size={14} aria-hidden />} onClick={() => form.insertListItem("attributes", { name: "", values: [] })}>
          {t.addAttribute}
        </Button>
      </Group>
    </FormDialog>
  );
}

/** What is said of the member, then the names that are said of others; one empty line where there is nothing yet. */
function attributesOf({ attributes }: Member, known: string[]): Attribute[] {
  const names = [...new Set([...Object.keys(attributes).sort(), ...known])];
  return (names.length > 0 ? names : [""]).map((name) => ({ name, values: attributes[name] ?? [] }));
}

function bodyOf(attributes: Attribute[]): Record<string, string[]> {
  const said = attributes.filter(({ name, values }) => name !== "" && values.length > 0);
  return Object.fromEntries(said.map(({ name, values }) => [name, values]));
}
