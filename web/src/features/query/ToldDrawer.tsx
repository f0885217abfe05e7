import { Code, Drawer, Stack, Text, Title } from "@mantine/core";
import type { Api } from "@/api/client";
import { useFormat } from "@/ui/format";
import { useLocale } from "@/ui/i18n";
import { Loading } from "@/ui/Loading";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useT as useShared } from "@/ui/texts";
import { useTold } from "./api";
import { useModelT } from "./modelTexts";

interface ToldDrawerProps {
  id: string;
  opened: boolean;
  onClose: () => void;
}

/** What a language model was told for a question and what it answered, word for word, with what that cost. */
export function ToldDrawer({ id, opened, onClose }: ToldDrawerProps) {
  const t = useModelT();
  const shared = useShared();
  return (
    <Drawer opened={opened} onClose={onClose} position="right" size="lg" title={t.told} closeButtonProps={{ "aria-label": shared.close }}>
      {opened && <Calls id={id} />}
    </Drawer>
  );
}

function Calls({ id }: { id: string }) {
  const t = useModelT();
  const told = useTold(id);
  if (!told.data) {
    return told.error ? <ProblemAlert problem={told.error} onRetry={() => void told.refetch()} /> : <Loading />;
  }
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t.toldText}
      </Text>
      <Used told={told.data} />
      {told.data.turns.map((turn, index) => (
        <section key={index}>
          <Title order={3} size="h6" mb={6}>
            {t.call(index + 1)}
          </Title>
          <Words name={t.matter} text={turn.told} />
          <Words name={t.said} text={turn.said || t.noAnswer} />
          {turn.trouble && <Words name={t.trouble} text={turn.trouble} />}
        </section>
      ))}
      <Words name={t.rules} text={told.data.rules} />
    </Stack>
  );
}

function Used({ told }: { told: Api["ToldToModel"] }) {
  const t = useModelT();
  const format = useFormat();
  const { language } = useLocale();
  const money = new Intl.NumberFormat(language, { style: "currency", currency: "USD", maximumFractionDigits: 6 });
  const tokens = format.number(told.inputTokens + told.outputTokens);
  return (
    <Text size="sm">
      {told.model && <strong>{told.model}: </strong>}
      {t.used(t.calls(told.calls, format.number(told.calls)), tokens, told.priceKnown ? money.format(told.cost) : t.unpriced)}
    </Text>
  );
}

function Words({ name, text }: { name: string; text: string }) {
  return (
    <>
      <Text size="xs" c="dimmed" mt={6}>
        {name}
      </Text>
      <Code block style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        {text}
      </Code>
    </>
  );
}
