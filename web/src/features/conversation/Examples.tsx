import { Skeleton, Stack, Title, UnstyledButton } from "@mantine/core";
import { useExamples, type DataSource } from "./api";
import classes from "./HomePage.module.css";
import { useT } from "./texts";

const MOST = 8;

interface ExamplesProps {
  source: DataSource;
  busy: boolean;
  onAsk: (question: string) => void;
}

/** Questions that the chosen source can answer; a press asks one. */
export function Examples({ source, busy, onAsk }: ExamplesProps) {
  const t = useT();
  const examples = useExamples(source.id);
  if (examples.isPending) {
    return <Skeleton h={84} />;
  }
  const items = examples.data?.items ?? [];
  if (items.length === 0) {
    return null;
  }
  return (
    <Stack component="section" gap="xs">
      <Title order={2} size="sm" fw={550} c="dimmed">
        {t.examples(source.name)}
      </Title>
      <div className={classes["chips"]}>
        {items.slice(0, MOST).map((question) => (
          <UnstyledButton key={question} className={classes["chip"] ?? ""} disabled={busy} onClick={() => onAsk(question)}>
            {question}
          </UnstyledButton>
        ))}
      </div>
    </Stack>
  );
}
