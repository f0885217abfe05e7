import { Button, Group, Paper, Select, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useNavigate } from "@tanstack/react-router";
import { BadgeCheck } from "lucide-react";
import { useLocale } from "@/ui/i18n";
import { fieldErrors } from "@/ui/problem";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useAddFeed } from "./api";
import { emptyDraft, FIELDS, KINDS, loginsOf, placeOf, type Draft } from "./draft";
import { PlaceFields } from "./PlaceFields";
import { ScheduleFields } from "./ScheduleFields";
import { useT } from "./texts";

/** Adds a source that is copied from a business application. */
export function NewFeedForm() {
  const t = useT();
  const navigate = useNavigate();
  const add = useAddFeed();
  const { timeZone } = useLocale();
  const form = useForm<Draft>({ initialValues: emptyDraft(timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone) });
  const { kind, name, visibility, cron, zone } = form.values;

  function chooseKind(next: string | null) {
    const chosen = (next ?? "odata") as Draft["kind"];
    form.setValues({ kind: chosen, tables: [], login: loginsOf(chosen)[0] ?? "none" });
    form.clearErrors();
  }

  function handleSubmit(event: React.FormEvent) {
    event.preventDefault();
    if (name.trim() === "") {
      form.setErrors({ name: t.required });
      return;
    }
    const body = { kind, name, visibility, place: placeOf(form.values), schedule: { zone, ...(cron ? { cron } : {}) } };
    add.mutate(
      { body },
      { onError: (problem) => form.setErrors(fieldErrors(problem)), onSuccess: ({ id }) => void navigate({ to: "/sources/$id", params: { id } }) },
    );
  }

  return (
    <Paper withBorder p={{ base: "md", sm: "lg" }} maw="46rem">
      <form onSubmit={handleSubmit} noValidate aria-label={t.tab}>
        <Stack>
          <Text size="sm">{t.copied}</Text>
          <Select label={t.kind} allowDeselect={false} data={KINDS.map((value) => ({ value, label: t[`kind_${value}`] }))} value={kind} onChange={chooseKind} />
          <Group gap={6} wrap="nowrap" align="flex-start" c="dimmed" fz="sm">
            <BadgeCheck size={16} aria-hidden style={{ flexShrink: 0, marginTop: 2 }} />
            <span>{t[`tested_${kind}`]}</span>
          </Group>
          <TextInput label={t.name} description={t.nameHint} required maxLength={100} {...form.getInputProps("name")} />
          <PlaceFields key={kind} form={form} />
          <Select
            label={t.visibility}
            allowDeselect={false}
            data={(["private", "team", "company"] as const).map((value) => ({ value, label: t[value] }))}
            {...form.getInputProps("visibility")}
          />
          <ScheduleFields cron={cron} zone={zone} error={form.errors["cron"]} onChange={(schedule) => form.setValues(schedule)} />
          <ProblemAlert problem={add.error} fields={[...FIELDS, "cron"]} />
          <Group>
            <Button type="submit" loading={add.isPending}>
              {t.add}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
