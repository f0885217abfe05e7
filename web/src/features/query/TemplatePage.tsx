import { Alert, Code, Group, Stack, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { useState } from "react";
import { useFormat } from "@/ui/format";
import { TextLink } from "@/ui/links";
import { Loading } from "@/ui/Loading";
import { PageHeader } from "@/ui/PageHeader";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { Answer } from "./Answer";
import { ParameterForm } from "./ParameterForm";
import { useRunTemplate, useTemplate, type Template } from "./savedApi";
import { useSavedT } from "./savedTexts";
import { TemplateMenu } from "./TemplateMenu";
import { VerifiedBadge } from "./VerifiedBadge";

/** One saved question: its values, and the answer with them. */
export function TemplatePage({ id }: { id: string }) {
  const t = useSavedT();
  const template = useTemplate(id);
  if (!template.data) {
    return template.error ? <ProblemAlert problem={template.error} onRetry={() => void template.refetch()} /> : <Loading />;
  }
  return (
    <Stack maw="58rem" mx="auto" gap={0}>
      <TextLink to="/saved" size="sm" mb="xs" style={{ display: "inline-flex", alignItems: "center", gap: 4 }}>
        <ArrowLeft size={14} aria-hidden /> {t.back}
      </TextLink>
      <PageHeader title={template.data.name} description={<About template={template.data} />} actions={<TemplateMenu template={template.data} />} />
      <Runs key={`${id} ${template.data.version}`} template={template.data} />
    </Stack>
  );
}

function About({ template }: { template: Template }) {
  const t = useSavedT();
  const format = useFormat();
  const facts = [template.dataSourceName, template.category, template.ownerName, t.used(template.usageCount, format.number(template.usageCount))];
  return (
    <Stack gap={4}>
      {(template.description || template.question) && <Text>{template.description || template.question}</Text>}
      <Group gap="xs">
        {template.verified && <VerifiedBadge />}
        <Text size="sm">{facts.filter((fact) => fact !== "").join(" · ")}</Text>
      </Group>
    </Stack>
  );
}

function Runs({ template }: { template: Template }) {
  const t = useSavedT();
  const navigate = useNavigate();
  const run = useRunTemplate();
  const [query, setQuery] = useState<string | null>(null);
  const askAnew = (question: string) => void navigate({ to: "/", search: { question, source: template.dataSource } });
  return (
    <Stack>
      <Panel>
        {template.mayRun ? (
          <ParameterForm
            template={template}
            busy={run.isPending}
            problem={run.error}
            onRun={(values) => run.mutate({ params: { path: { id: template.id } }, body: { values } }, { onSuccess: ({ id }) => setQuery(id) })}
          />
        ) : (
          <Alert variant="light">{t.onlyRead}</Alert>
        )}
      </Panel>
      {query && <Answer key={query} id={query} onAsk={askAnew} onDraft={askAnew} />}
      <Panel title={t.sql}>
        <Code block>{template.sql}</Code>
      </Panel>
    </Stack>
  );
}
