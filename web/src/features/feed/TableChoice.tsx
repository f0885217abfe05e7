import { Checkbox, Group, NativeSelect, Paper, Stack, Text } from "@mantine/core";
import type { FeedOffer } from "./api";
import { likelyCursor, type Draft } from "./draft";
import { useT } from "./texts";

interface TableChoiceProps {
  offers: FeedOffer[];
  tables: Draft["tables"];
  onChange: (tables: Draft["tables"]) => void;
}

/** Which of the tables on offer are copied, and by which column each tells what is new. */
export function TableChoice({ offers, tables, onChange }: TableChoiceProps) {
  const t = useT();
  return (
    <Stack gap="xs" component="fieldset" m={0} p={0} style={{ border: 0 }}>
      <Text component="legend" fw={500} size="sm">
        {t.tables}
      </Text>
      <Text size="sm" c="dimmed">
        {offers.some(({ columns }) => columns.length > 0) ? t.tablesHint : t.filesHint}
      </Text>
      <Stack gap={6} mah="26rem" style={{ overflowY: "auto" }}>
        {offers.map((offer) => (
          <Offered
            key={offer.name}
            offer={offer}
            chosen={tables.find(({ table }) => table === offer.name)}
            onChange={(choice) => onChange([...tables.filter(({ table }) => table !== offer.name), ...(choice ? [choice] : [])])}
          />
        ))}
      </Stack>
    </Stack>
  );
}

interface OfferedProps {
  offer: FeedOffer;
  chosen: Draft["tables"][number] | undefined;
  onChange: (choice: Draft["tables"][number] | null) => void;
}

function Offered({ offer, chosen, onChange }: OfferedProps) {
  const t = useT();
  const facts = [offer.description, offer.columns.length > 0 ? t.columns(offer.columns.length) : "", offer.references.length > 0 ? t.pointsTo(offer.references.join(", ")) : ""];
  const cursors = offer.key.length === 0 ? [] : offer.columns.filter(({ ordered }) => ordered);
  return (
    <Paper withBorder px="sm" py="xs">
      <Group justify="space-between" gap="xs">
        <Checkbox
          label={offer.name}
          description={facts.filter(Boolean).join(" · ")}
          checked={chosen !== undefined}
          onChange={(event) => onChange(event.currentTarget.checked ? { table: offer.name, cursor: likelyCursor(offer) } : null)}
          flex="1 1 14rem"
          styles={{ label: { overflowWrap: "anywhere" } }}
        />
        {chosen && cursors.length > 0 && (
          <NativeSelect
            size="xs"
            aria-label={t.cursor(offer.name)}
            data={[{ value: "", label: t.copyWhole }, ...cursors.map(({ name }) => name)]}
            value={chosen.cursor}
            onChange={(event) => onChange({ table: offer.name, cursor: event.currentTarget.value })}
          />
        )}
      </Group>
    </Paper>
  );
}
