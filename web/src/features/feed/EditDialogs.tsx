import { Button, Group, Modal, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { fieldErrors } from "@/ui/problem";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useT as useShared } from "@/ui/texts";
import { useChangeFeed, useChangeSchedule, type Feed } from "./api";
import { draftOf, FIELDS, placeOf, type Draft } from "./draft";
import { PlaceFields } from "./PlaceFields";
import { ScheduleFields } from "./ScheduleFields";
import { useT } from "./texts";

interface EditProps {
  feed: Feed;
  opened: boolean;
  onClose: () => void;
}

/** Changes when syncs begin. */
export function EditSchedule({ feed, opened, onClose }: EditProps) {
  const t = useT();
  const shared = useShared();
  return (
    <Modal opened={opened} onClose={onClose} title={t.editSchedule} size="lg" closeButtonProps={{ "aria-label": shared.close }}>
      <ScheduleForm feed={feed} onClose={onClose} />
    </Modal>
  );
}

function ScheduleForm({ feed, onClose }: Omit<EditProps, "opened">) {
  const t = useT();
  const shared = useShared();
  const change = useChangeSchedule();
  const [schedule, setSchedule] = useState({ cron: feed.cron ?? "", zone: feed.zone });
  const wrong = fieldErrors(change.error);
  function handleSubmit(event: React.FormEvent) {
    event.preventDefault();
    const { cron, zone } = schedule;
    change.mutate({ params: { path: { id: feed.id } }, body: { zone, ...(cron ? { cron } : {}) } }, { onSuccess: onClose });
  }
  return (
    <form onSubmit={handleSubmit} noValidate>
      <Stack>
        <ScheduleFields {...schedule} onChange={setSchedule} error={wrong["cron"]} />
        <ProblemAlert problem={change.error} fields={["cron"]} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {shared.cancel}
          </Button>
          <Button type="submit" loading={change.isPending}>
            {t.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Changes where and what is copied; an empty secret keeps the stored one. */
export function EditPlace({ feed, opened, onClose }: EditProps) {
  const t = useT();
  const shared = useShared();
  return (
    <Modal opened={opened} onClose={onClose} title={t.editPlace} size="xl" closeButtonProps={{ "aria-label": shared.close }}>
      <PlaceForm feed={feed} onClose={onClose} />
    </Modal>
  );
}

function PlaceForm({ feed, onClose }: Omit<EditProps, "opened">) {
  const t = useT();
  const shared = useShared();
  const change = useChangeFeed();
  const form = useForm<Draft>({ initialValues: draftOf(feed) });
  function handleSubmit(event: React.FormEvent) {
    event.preventDefault();
    change.mutate(
      { params: { path: { id: feed.id } }, body: placeOf(form.values) },
      { onError: (problem) => form.setErrors(fieldErrors(problem)), onSuccess: onClose },
    );
  }
  return (
    <form onSubmit={handleSubmit} noValidate>
      <Stack>
        <PlaceFields form={form} id={feed.id} hasSecret={feed.hasSecret} />
        <ProblemAlert problem={change.error} fields={FIELDS} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {shared.cancel}
          </Button>
          <Button type="submit" loading={change.isPending}>
            {t.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
