import { Select, SimpleGrid, TextInput } from "@mantine/core";
import { useState } from "react";
import { useT } from "./texts";

const USUAL = { never: "", hourly: "0 * * * *", daily: "0 6 * * *", workdays: "0 6 * * 1-5" } as const;
const ZONES = Intl.supportedValuesOf("timeZone");

interface ScheduleFieldsProps {
  cron: string;
  zone: string;
  onChange: (schedule: { cron: string; zone: string }) => void;
  error?: React.ReactNode;
}

/** When syncs begin by themselves: usual times by name, others as five fields. */
export function ScheduleFields({ cron, zone, onChange, error }: ScheduleFieldsProps) {
  const t = useT();
  const known = (Object.keys(USUAL) as (keyof typeof USUAL)[]).find((name) => USUAL[name] === cron);
  const [custom, setCustom] = useState(known === undefined);
  const shown = custom ? "custom" : (known ?? "custom");
  const names = [...Object.keys(USUAL), "custom"] as (keyof typeof USUAL | "custom")[];
  function choose(name: string | null) {
    setCustom(name === "custom");
    onChange({ cron: name === "custom" ? cron || "30 6 * * 1-5" : USUAL[name as keyof typeof USUAL], zone });
  }
  return (
    <SimpleGrid cols={{ base: 1, sm: shown === "never" ? 1 : 2 }}>
      <Select label={t.schedule} allowDeselect={false} data={names.map((value) => ({ value, label: t[value] }))} value={shown} onChange={choose} />
      {shown === "custom" && (
        <TextInput
          label={t.cron}
          description={t.cronHint}
          inputWrapperOrder={["label", "input", "description", "error"]}
          styles={{ input: { fontFamily: "monospace" } }}
          value={cron}
          error={error}
          onChange={(event) => onChange({ cron: event.currentTarget.value, zone })}
        />
      )}
      {shown !== "never" && (
        <Select label={t.zone} searchable allowDeselect={false} data={zones(zone)} value={zone} onChange={(next) => onChange({ cron, zone: next ?? zone })} limit={50} />
      )}
    </SimpleGrid>
  );
}

function zones(zone: string): string[] {
  return ZONES.includes(zone) ? ZONES : [zone, ...ZONES];
}
