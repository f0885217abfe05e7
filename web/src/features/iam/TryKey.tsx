import { Alert, Button, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { CopyText } from "@/ui/CopyText";
import { askWithKey, modelCurlLine, modelsOfKey } from "./api";
import { useT } from "./tryKeyTexts";

interface TryKeyProps {
  secret: string;
  /** Whether it is a key of one assistant, which leaves nothing to choose. */
  bound?: boolean;
}

/** Calls a model with a new key, as a program would, and shows the line that does the same. */
export function TryKey({ secret, bound = false }: TryKeyProps) {
  const t = useT();
  const models = useQuery({ queryKey: ["models of key", secret], queryFn: () => modelsOfKey(secret), retry: false });
  const [chosen, setChosen] = useState<string | null>(null);
  const [words, setWords] = useState(t.hello);
  const asked = useMutation({ mutationFn: (model: string) => askWithKey(secret, model, words) });
  const model = chosen ?? models.data?.[0] ?? null;
  if (models.data && model === null) {
    return <Text size="sm" c="dimmed">{t.noModel}</Text>;
  }
  return (
    model && (
      <Stack gap="xs">
        <Text size="sm">{bound ? t.curlBound : t.curl}</Text>
        <CopyText value={modelCurlLine(secret, model)} label={t.copyLine} />
        <Group align="end" wrap="wrap">
          {!bound && <Select label={t.model} data={models.data ?? []} value={model} allowDeselect={false} searchable onChange={setChosen} />}
          <TextInput label={t.words} value={words} onChange={(event) => setWords(event.currentTarget.value)} flex={1} miw={160} />
          <Button loading={asked.isPending} onClick={() => asked.mutate(model)}>
            {t.tryIt}
          </Button>
        </Group>
        {asked.data && (
          <Alert color={asked.data.ok ? "teal" : "red"} role="status" title={asked.data.ok ? t.answered(asked.data.overhead) : t.refused}>
            {asked.data.text}
          </Alert>
        )}
        {asked.error && <Alert color="red">{asked.error.message}</Alert>}
      </Stack>
    )
  );
}
