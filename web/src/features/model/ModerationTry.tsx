import { Alert, Button, Code, Group, List, Select, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { STAGES, useTry, type GuardTrial, type Stage } from "./moderationApi";
import { ActionBadge } from "./ModerationRuleTable";
import { useModerationT } from "./moderationTexts";
import { useCategory } from "./moderationWords";

/** A text through the rules that hold now. */
export function ModerationTry() {
  const t = useModerationT();
  const trial = useTry();
  const [stage, setStage] = useState<Stage>("input");
  const [text, setText] = useState("");
  return (
    <Panel title={t.try} description={t.tryLead}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          trial.mutate({ body: { stage, text } });
        }}
      >
        <Stack>
          <Textarea label={t.tryText} placeholder={t.tryPlaceholder} autosize minRows={3} maxRows={12} maxLength={20_000} value={text} onChange={(event) => setText(event.currentTarget.value)} />
          <Group align="flex-end">
            <Select
              label={t.stage}
              allowDeselect={false}
              data={STAGES.map((value) => ({ value, label: t[`stage_${value}`] }))}
              value={stage}
              onChange={(next) => next && setStage(next as Stage)}
            />
            <Button type="submit" loading={trial.isPending} disabled={!text.trim()}>
              {t.tryButton}
            </Button>
          </Group>
          <ProblemAlert problem={trial.error} />
          {trial.data && <Outcome trial={trial.data} />}
        </Stack>
      </form>
    </Panel>
  );
}

function Outcome({ trial }: { trial: GuardTrial }) {
  const t = useModerationT();
  const changed = trial.findings.some(({ action }) => action === "mask");
  const title = trial.blocked ? t.blocked : changed ? t.passesChanged : t.passes;
  return (
    <Alert role="status" variant="light" color={trial.blocked ? "red" : "teal"} title={title}>
      <Stack gap="xs">
        {trial.reason && <Text size="sm">{trial.reason}</Text>}
        {changed && trial.text && (
          <Code block style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
            {trial.text}
          </Code>
        )}
        {trial.findings.length === 0 ? <Text size="sm">{t.nothingFound}</Text> : <Findings trial={trial} />}
        {trial.notAsked.length > 0 && (
          <Text size="sm" c="dimmed">
            {t.notAsked(trial.notAsked.join(", "))}
          </Text>
        )}
      </Stack>
    </Alert>
  );
}

function Findings({ trial: { findings } }: { trial: GuardTrial }) {
  const t = useModerationT();
  const category = useCategory();
  return (
    <List aria-label={t.found} listStyleType="none" size="sm" spacing={4}>
      {findings.map((it) => (
        <List.Item key={`${it.start}-${it.category}-${it.rule}`}>
          <Group gap={6}>
            <ActionBadge action={it.action} />
            <span>{category(it.category)}</span>
            <Text span size="sm" c="dimmed">
              {t.byRule(it.rule)}
              {it.category === "off_topic" && `: ${it.why}`}
            </Text>
          </Group>
        </List.Item>
      ))}
    </List>
  );
}
