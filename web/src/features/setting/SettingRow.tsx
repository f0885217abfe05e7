import { Button, Code, Group, Stack, Text } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useFormat } from "@/ui/format";
import { fieldErrors } from "@/ui/problem";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useSaved } from "@/ui/useSaved";
import { useChangeSetting, type Setting } from "./api";
import { useT } from "./texts";
import { ValueField } from "./ValueField";

/** One setting: what it does, its value by type, its default, who changed it. */
export function SettingRow({ setting }: { setting: Setting }) {
  const t = useT();
  const saved = useSaved();
  const change = useChangeSetting();
  const [value, setValue] = useState(setting.value);
  const { key, description } = setting;
  function save(next: unknown) {
    change.mutate({ params: { path: { key } }, body: { value: next } }, { onSuccess: () => saved() });
  }
  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    save(value);
  }
  const dirty = !same(value, setting.value);
  return (
    <form onSubmit={handleSubmit} aria-label={key}>
      <Stack gap="xs">
        <div>
          <Code>{key}</Code>
          <Text size="sm" mt={4}>
            {t.described(key, description)}
          </Text>
        </div>
        <Group align="flex-start" gap="xs">
          <ValueField label={key} value={value} usual={setting.default} error={fieldErrors(change.error)["value"]} onChange={setValue} />
          {dirty && (
            <Button type="submit" loading={change.isPending} aria-label={t.saveOf(key)}>
              {t.save}
            </Button>
          )}
          {!dirty && !same(setting.value, setting.default) && (
            <Button variant="default" loading={change.isPending} aria-label={t.resetOf(key)} onClick={() => save(setting.default)}>
              {t.reset}
            </Button>
          )}
        </Group>
        <ProblemAlert problem={change.error} fields={["value"]} />
        <Origin setting={setting} />
      </Stack>
    </form>
  );
}

function Origin({ setting: { default: usual, updatedAt, updatedBy } }: { setting: Setting }) {
  const t = useT();
  const format = useFormat();
  const shown = useShown();
  const when = updatedAt && format.dateTime(updatedAt);
  const origin = when && (updatedBy ? t.changed(when, updatedBy) : t.changedWhen(when));
  return (
    <Text size="xs" c="dimmed">
      {[t.usual(shown(usual)), origin].filter(Boolean).join(" · ")}
    </Text>
  );
}

function useShown(): (value: unknown) => string {
  const t = useT();
  const format = useFormat();
  return (value) => {
    switch (typeof value) {
      case "boolean":
        return value ? t.on : t.off;
      case "number":
        return format.number(value);
      case "string":
        return value || "–";
      case "object":
        return Array.isArray(value) ? value.join(", ") || "–" : JSON.stringify(value);
      default:
        return JSON.stringify(value) ?? "–";
    }
  };
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
