import { Alert, Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { TriangleAlert } from "lucide-react";
import { useState, type FormEvent } from "react";
import { CopyText } from "@/ui/CopyText";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useCan } from "@/ui/session";
import { useT as useShared } from "@/ui/texts";
import { curlLine, useCreateKey, type Assistant, type IssuedKey } from "./api";
import { useUseT } from "./useTexts";

/** Makes a key that calls the assistant and nothing else, and shows it this once. */
export function KeyDialog({ assistant, onClose }: { assistant: Assistant; onClose: () => void }) {
  const t = useUseT();
  const shared = useShared();
  const mayMake = useCan("apikey:write");
  const [issued, setIssued] = useState<IssuedKey | null>(null);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.apiTitle(assistant.name)}
      size="lg"
      withCloseButton={!issued}
      closeOnClickOutside={!issued}
      closeOnEscape={!issued}
      closeButtonProps={{ "aria-label": shared.close }}
    >
      {issued ? (
        <Issued issued={issued} words={assistant.examples[0] ?? t.hello} onClose={onClose} />
      ) : mayMake ? (
        <NewKey assistant={assistant} onIssued={setIssued} />
      ) : (
        <Text size="sm">{t.noRight}</Text>
      )}
    </Modal>
  );
}

function NewKey({ assistant, onIssued }: { assistant: Assistant; onIssued: (key: IssuedKey) => void }) {
  const t = useUseT();
  const create = useCreateKey();
  const [name, setName] = useState(assistant.name);
  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    create.mutate({ params: { path: { id: assistant.id } }, body: { name } }, { onSuccess: onIssued });
  }
  return (
    <form onSubmit={handleSubmit}>
      <Stack>
        <Text size="sm">{t.apiText}</Text>
        <TextInput label={t.keyName} description={t.keyNameHint} required maxLength={100} value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
        <ProblemAlert problem={create.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={create.isPending} disabled={name.trim() === ""}>
            {t.make}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Issued({ issued, words, onClose }: { issued: IssuedKey; words: string; onClose: () => void }) {
  const t = useUseT();
  return (
    <Stack>
      <Alert color="orange" variant="light" icon={<TriangleAlert aria-hidden />}>
        {t.once}
      </Alert>
      <CopyText value={issued.key} label={t.copyKey} />
      <Text size="sm">{t.curl}</Text>
      <CopyText value={curlLine(issued.key, words)} label={t.copyLine} />
      <Group justify="flex-end">
        <Button onClick={onClose} data-autofocus>
          {t.done}
        </Button>
      </Group>
    </Stack>
  );
}
