import { NumberInput, Text } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { FormDialog } from "@/ui/FormDialog";
import { useFormat } from "@/ui/format";
import type { Failure } from "@/ui/problem";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useSourceSettings, useSetSourceSetting, useRemoveSourceSetting, type SourceSetting } from "./api";
import { useLimitT } from "./limitTexts";

interface LimitsDialogProps {
  source: string;
  kind: string;
  opened: boolean;
  onClose: () => void;
}

/** How much of a source may be used at once, and for how long. */
export function LimitsDialog({ source, kind, opened, onClose }: LimitsDialogProps) {
  const settings = useSourceSettings(source, opened);
  return settings.data ? (
    <LimitsForm key={JSON.stringify(settings.data.items)} source={source} kind={kind} settings={settings.data.items} opened={opened} onClose={onClose} />
  ) : (
    <ProblemAlert problem={settings.error} />
  );
}

type Draft = Record<string, number | "">;

function LimitsForm({ source, kind, settings, opened, onClose }: LimitsDialogProps & { settings: SourceSetting[] }) {
  const t = useLimitT();
  const [draft, setDraft] = useState<Draft>(() => Object.fromEntries(settings.map(({ key, value }) => [key, value ?? ""])));
  const { save, busy, problem } = useSave(source, settings);

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    void save(draft).then((done) => done && onClose());
  }

  return (
    <FormDialog title={t.title} opened={opened} onClose={onClose} onSubmit={handleSubmit} submit={t.save} busy={busy} problem={problem}>
      <Text size="sm" c="dimmed">
        {t.lead}
      </Text>
      {settings.map((setting) => (
        <LimitField key={setting.key} kind={kind} setting={setting} value={draft[setting.key] ?? ""} onChange={(value) => setDraft((all) => ({ ...all, [setting.key]: value }))} />
      ))}
    </FormDialog>
  );
}

interface LimitFieldProps {
  kind: string;
  setting: SourceSetting;
  value: number | "";
  onChange: (value: number | "") => void;
}

function LimitField({ kind, setting, value, onChange }: LimitFieldProps) {
  const t = useLimitT();
  const format = useFormat();
  return (
    <NumberInput
      label={kind === "bigquery" && setting.key === "max_cost" ? t.max_read : t[setting.key as "max_rows"]}
      description={usually(setting, t, format.number)}
      min={setting.least}
      max={setting.most}
      allowDecimal={false}
      value={value}
      onChange={(entered) => onChange(typeof entered === "number" ? entered : "")}
    />
  );
}

const UNLIMITED = new Set(["max_joins", "max_cost"]);

/** What holds while the field is empty. */
function usually({ key, default: usual }: SourceSetting, t: ReturnType<typeof useLimitT>, number: (value: number) => string): string {
  if (key === "cache_minutes") {
    return usual == null ? t.untilChanged : t.usualAge(number(usual));
  }
  if (usual != null) {
    return t.usual(number(usual));
  }
  return UNLIMITED.has(key) ? t.usuallyNone : t.usualLimit;
}

/** Sends what differs from what holds, one after the other. */
function useSave(source: string, settings: SourceSetting[]) {
  const set = useSetSourceSetting();
  const remove = useRemoveSourceSetting();
  const [problem, setProblem] = useState<Failure>(null);

  async function save(draft: Draft): Promise<boolean> {
    setProblem(null);
    try {
      for (const { key, value } of settings) {
        const wanted = draft[key] ?? "";
        const params = { path: { id: source, key } };
        if (wanted === "" && value != null) {
          await remove.mutateAsync({ params });
        } else if (wanted !== "" && wanted !== value) {
          await set.mutateAsync({ params, body: { value: wanted } });
        }
      }
      return true;
    } catch (failure) {
      setProblem(failure as Failure);
      return false;
    }
  }
  return { save, busy: set.isPending || remove.isPending, problem };
}
