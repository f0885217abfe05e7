import { Mark, Text, Textarea } from "@mantine/core";
import { useColleagues } from "./api";
import type { PolicyForm } from "./policyForm";
import { placeIn } from "./policyRule";
import { useColumns } from "./PolicyTarget";
import { usePolicyT } from "./policyTexts";

/** The rule of a row policy, with what it may name, and a mark where it is wrong. */
export function RuleField({ source, form }: { source: string; form: PolicyForm }) {
  const t = usePolicyT();
  const columns = useColumns(source, form.values.table);
  const error = form.errors["rule"];
  return (
    <div>
      <Textarea
        label={t.ruleRow}
        description={t.ruleHint}
        required
        autosize
        minRows={2}
        maxRows={10}
        spellCheck={false}
        styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: "var(--mantine-font-size-sm)" } }}
        {...form.getInputProps("rule")}
      />
      {typeof error === "string" && <Place rule={form.values.rule} place={placeIn(error)} />}
      {columns.length > 0 && (
        <Text size="xs" c="dimmed" mt={4} style={{ overflowWrap: "anywhere" }}>
          {t.columns}:{" "}
          <Text span size="xs" ff="monospace">
            {columns.join(", ")}
          </Text>
        </Text>
      )}
      <Known />
    </div>
  );
}

/** The rule once more, with a mark where it is wrong. */
function Place({ rule, place }: { rule: string; place: number | null }) {
  if (place === null || place > rule.length) {
    return null;
  }
  const [wrong = " "] = /^(?:[\w.]+|\{[^}]*\}?|.)/s.exec(rule.slice(place)) ?? [];
  return (
    <Text size="xs" ff="monospace" mt={4} style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
      {rule.slice(0, place)}
      <Mark color="red">{wrong}</Mark>
      {rule.slice(place + wrong.length)}
    </Text>
  );
}

const KNOWN = ["id", "email", "teams", "role"] as const;

/** What is known of everybody, and what the team's managers said of somebody. */
function Known() {
  const t = usePolicyT();
  const people = useColleagues();
  const said = [...new Set((people.data?.items ?? []).flatMap(({ attributes }) => Object.keys(attributes)))].sort();
  return (
    <Text component="details" size="xs" mt={4}>
      <summary style={{ cursor: "pointer" }}>{t.known}</summary>
      {KNOWN.map((name) => (
        <Attribute key={name} name={name} text={t[`known_user_${name}`]} />
      ))}
      {said.map((name) => (
        <Attribute key={name} name={name} text={t.known_said} />
      ))}
    </Text>
  );
}

function Attribute({ name, text }: { name: string; text: string }) {
  return (
    <Text size="xs" c="dimmed">
      <Text span size="xs" ff="monospace" c="var(--mantine-color-text)">{`{user.${name}}`}</Text> {text}
    </Text>
  );
}
