import { Alert, Stack, Text, Title } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { DatabaseZap, Lock } from "lucide-react";
import { useEffect } from "react";
import { ButtonLink } from "@/ui/links";
import { EmptyState } from "@/ui/EmptyState";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useCan } from "@/ui/session";
import { useStart } from "./api";
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
  const asking = useAsking(source, question);
  const start = useStart();
  useEffect(() => {
    document.title = `${t.title} · Candela`;
  }, [t]);

  function ask(text: string) {
    if (asking.source && text.trim() !== "" && !start.isPending) {
      start.mutate(
        { source: asking.source.id, text: text.trim(), review: asking.review },
        { onSuccess: ({ conversation }) => void navigate({ to: "/conversations/$id", params: { id: conversation ?? "" } }) },
      );
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
      {mayAsk && asking.sources.length > 0 && (
        <Stack gap="lg" className={classes["glow"] ?? ""}>
          <AskBox
            large
            text={asking.text}
            onText={asking.setText}
            sources={asking.sources}
            source={asking.source?.id ?? null}
            onSource={asking.chooseSource}
            review={asking.review}
            onReview={asking.setReview}
            onAsk={() => ask(asking.text)}
          />
          <ProblemAlert problem={start.error} onRetry={() => ask(start.variables?.text ?? "")} />
          {asking.source && <Examples source={asking.source} busy={start.isPending} onAsk={ask} />}
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
