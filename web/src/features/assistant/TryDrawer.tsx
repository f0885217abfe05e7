import { Alert, Button, Drawer, Group, List, Stack, Text, Textarea } from "@mantine/core";
import { Square } from "lucide-react";
import { useState, type FormEvent } from "react";
import { TextLink } from "@/ui/links";
import { Loading } from "@/ui/Loading";
import { useT as useShared } from "@/ui/texts";
import { useAnswer, type Answer, type Source } from "./answer";
import type { Assistant } from "./api";
import { useUseT } from "./useTexts";

/** Asks an assistant one question and shows its answer as it comes. */
export function TryDrawer({ assistant, onClose }: { assistant: Assistant; onClose: () => void }) {
  const t = useUseT();
  const shared = useShared();
  const [words, setWords] = useState("");
  const { answer, ask, stop } = useAnswer(assistant.id);
  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    ask(words);
  }
  function handleExample(example: string) {
    setWords(example);
    ask(example);
  }
  return (
    <Drawer opened onClose={onClose} position="right" size="lg" title={t.tryTitle(assistant.name)} closeButtonProps={{ "aria-label": shared.close }}>
      <form onSubmit={handleSubmit}>
        <Stack>
          {assistant.examples.length > 0 && (
            <Group gap="xs">
              {assistant.examples.map((example) => (
                <Button key={example} variant="default" size="compact-sm" h="auto" py={4} styles={{ label: { whiteSpace: "normal" } }} onClick={() => handleExample(example)}>
                  {example}
                </Button>
              ))}
            </Group>
          )}
          <Textarea label={t.question} autosize minRows={2} value={words} onChange={(event) => setWords(event.currentTarget.value)} data-autofocus />
          <Group justify="flex-end" gap="xs">
            {answer?.running && (
              <Button variant="default" leftSection={<Square size={14} aria-hidden />} onClick={stop}>
                {t.stop}
              </Button>
            )}
            <Button type="submit" disabled={words.trim() === "" || answer?.running === true}>
              {t.ask}
            </Button>
          </Group>
          {answer && <AnswerView answer={answer} />}
          {assistant.disclaimer && (
            <Text size="xs" c="dimmed">
              {assistant.disclaimer}
            </Text>
          )}
        </Stack>
      </form>
    </Drawer>
  );
}

function AnswerView({ answer: { text, sources, problem, running } }: { answer: Answer }) {
  const t = useUseT();
  return (
    <Stack gap="sm" role="status" aria-busy={running}>
      {running && text === "" && <Loading />}
      {text && <Text style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{text}</Text>}
      {problem && (
        <Alert color="red" title={t.failed}>
          {problem}
        </Alert>
      )}
      {sources.length > 0 && <Sources sources={sources} />}
    </Stack>
  );
}

function Sources({ sources }: { sources: Source[] }) {
  const t = useUseT();
  return (
    <div>
      <Text size="sm" fw={600}>
        {t.sources}
      </Text>
      <List size="sm" listStyleType="none">
        {sources.map(({ number, document, name, page }) => (
          <List.Item key={number}>
            [{number}]{" "}
            <TextLink to="/documents/$id" params={{ id: document }} search={page ? { page } : {}}>
              {name}
            </TextLink>
            {page ? `, ${t.page(page)}` : ""}
          </List.Item>
        ))}
      </List>
    </div>
  );
}
