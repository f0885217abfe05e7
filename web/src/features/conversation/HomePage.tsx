import { Alert, Stack, Text, Title } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { DatabaseZap, Lock } from "lucide-react";
import { useEffect } from "react";
import { ButtonLink } from "@/ui/links";
import { EmptyState } from "@/ui/EmptyState";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useCan } from "@/ui/session";
import { useStart, type Question } from "./api";
import { AskBox } from "./AskBox";
import { Examples } from "./Examples";
import classes from "./HomePage.module.css";
import { Recent } from "./Recent";
import { useT } from "./texts";
import { useAsking } from "./useAsking";

interface HomePageProps {
  /** The source and the question that the address asks for. */
  source?: string | undefined;
  question?: string | undefined;
}

/** "Ask your data": one box, questions to begin with, and where one left off. */
export function HomePage({ source = "", question = "" }: HomePageProps) {
  const t = useT();
  const navigate = useNavigate();
  const mayRun = useCan("query:run");
  const mayAsk = useCan("chat:write") && mayRun;
  const asking = useAsking(null, source, question);
  const start = useStart();
  useEffect(() => {
    document.title = `${t.title} · Candela`;
  }, [t]);

  function ask(question: Question | null) {
    if (question && !start.isPending) {
      start.mutate(question, {
        onSuccess: (id) => {
          asking.carryTo(id, question);
          void navigate({ to: "/conversations/$id", params: { id } });
        },
      });
    }
  }

  return (
    <Stack className={classes["page"] ?? ""} gap="xl">
      <Stack gap={6} ta="center">
        <Title order={1} fz={{ base: 30, sm: 40 }} style={{ letterSpacing: "-0.02em" }}>
          {t.title}
        </Title>
        <Text c="dimmed">{t.lead}</Text>
      </Stack>
      {!mayAsk && (
        <Alert icon={<Lock aria-hidden />} variant="light">
          {t.mayNotAsk}
        </Alert>
      )}
      {mayAsk && !asking.loading && asking.sources.length === 0 && <NoSource />}
      {mayAsk && asking.sources.length + asking.datasets.length > 0 && (
        <Stack gap="lg" className={classes["glow"] ?? ""}>
          <AskBox large asking={asking} onAsk={() => ask(asking.question(asking.text))} />
          <ProblemAlert problem={start.error} onRetry={() => ask(start.variables ?? null)} />
          {asking.source && asking.chosen.length === 0 && <Examples source={asking.source} busy={start.isPending} onAsk={(text) => ask(asking.question(text))} />}
        </Stack>
      )}
      <Recent />
    </Stack>
  );
}

function NoSource() {
  const t = useT();
  return (
    <EmptyState
      icon={DatabaseZap}
      title={t.noSource}
      action={
        <ButtonLink to="/sources/new">
          {t.addSource}
        </ButtonLink>
      }
    >
      {t.noSourceText}
    </EmptyState>
  );
}
