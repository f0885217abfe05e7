import { Checkbox, Paper, SimpleGrid, Stack, Text, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useChoose, type Query } from "./api";
import classes from "./Choice.module.css";
import { ModelLine } from "./ModelLine";
import { Phrases } from "./Phrases";
import { useT } from "./texts";

interface ClarifyProps {
  query: Query;
  clarification: NonNullable<Query["clarification"]>;
}

/** Asks back where the question can mean several things: up to four answers, taken from the data. */
export function Clarify({ query, clarification }: ClarifyProps) {
  const t = useT();
  const choose = useChoose();
  const [remember, setRemember] = useState(false);
  const options = clarification.options;
  const memorable = query.mine && options.every(({ meaning }) => meaning);
  return (
    <Paper withBorder component="article" aria-label={query.title} p={{ base: "md", sm: "lg" }}>
      <Stack gap="sm">
        <Text fz="lg" fw={550}>
          {clarification.question}
        </Text>
        {query.question && query.understood.length > 0 && <Phrases question={query.question} phrases={query.understood} />}
        <ModelLine query={query} />
        {memorable && (
          <Checkbox
            size="sm"
            label={t.remember(options[0]?.phrase ?? "")}
            description={t.rememberHint}
            checked={remember}
            onChange={(event) => setRemember(event.currentTarget.checked)}
          />
        )}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs" role="group" aria-label={t.choose}>
          {options.map(({ label, detail }, alternative) => (
            <UnstyledButton
              key={label}
              className={classes["choice"] ?? ""}
              disabled={choose.isPending}
              onClick={() => choose.mutate({ params: { path: { id: query.id } }, body: memorable && remember ? { alternative, remember } : { alternative } })}
            >
              <Text fw={550}>{label}</Text>
              {detail && (
                <Text size="sm" c="dimmed">
                  {detail}
                </Text>
              )}
            </UnstyledButton>
          ))}
        </SimpleGrid>
        <ProblemAlert problem={choose.error} />
      </Stack>
    </Paper>
  );
}
