import { Button, Group, Stack } from "@mantine/core";
import { Plug, Plus } from "lucide-react";
import { useState } from "react";
import { EmptyState } from "@/ui/EmptyState";
import { Loading } from "@/ui/Loading";
import { PageHeader } from "@/ui/PageHeader";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useConnections, useModels, type Connection, type Model } from "./api";
import { ConnectionDrawer } from "./ConnectionDrawer";
import { ConnectionTable } from "./ConnectionTable";
import { useConnectionT } from "./connectionTexts";
import { ModelDrawer } from "./ModelDrawer";
import { ModelOffers } from "./ModelOffers";
import { ModelRouting } from "./ModelRouting";
import { ModelTable } from "./ModelTable";
import { useT } from "./texts";

/** What stands open over the page. */
type Open =
  | { what: "new"; provider?: string }
  | { what: "connection"; connection: Connection }
  | { what: "offers"; connection: Connection }
  | { what: "model"; connection: Connection; model: Model | null };

/** Which models may be called, through whose connections, and which the team prefers. */
export function ModelsPage() {
  const t = useT();
  const connections = useConnections();
  const models = useModels();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const all = connections.data?.items ?? [];
  const own = all.filter(({ builtIn }) => !builtIn);
  const add = (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setOpen({ what: "new" })}>
      {t.connect}
    </Button>
  );
  function edit(model: Model) {
    const connection = all.find(({ id }) => id === model.connection);
    if (connection) {
      setOpen({ what: "model", connection, model });
    }
  }
  return (
    <>
      <PageHeader title={t.title} description={t.lead} actions={own.length > 0 && add} />
      <Stack gap="lg">
        <ProblemAlert problem={connections.error ?? models.error} onRetry={() => void Promise.all([connections.refetch(), models.refetch()])} />
        {(connections.isPending || models.isPending) && <Loading />}
        {connections.data && own.length === 0 && <FirstStep onStart={(provider) => setOpen(provider ? { what: "new", provider } : { what: "new" })} />}
        {all.length > 0 && (
          <ConnectionTable
            connections={all}
            onEdit={(connection) => setOpen({ what: "connection", connection })}
            onFetch={(connection) => setOpen({ what: "offers", connection })}
          />
        )}
        {models.data && <ModelTable models={models.data.items} onEdit={edit} />}
        {models.data && <ModelRouting models={models.data.items} />}
      </Stack>
      <OpenDialog open={open} onOpen={setOpen} onClose={close} />
    </>
  );
}

function FirstStep({ onStart }: { onStart: (provider?: string) => void }) {
  const t = useConnectionT();
  return (
    <Panel>
      <EmptyState
        icon={Plug}
        title={t.none}
        action={
          <Group justify="center" gap="xs">
            <Button onClick={() => onStart()}>{t.choose}</Button>
            <Button variant="default" onClick={() => onStart("ollama")}>
              {t.ollama}
            </Button>
          </Group>
        }
      >
        {t.noneText}
      </EmptyState>
    </Panel>
  );
}

function OpenDialog({ open, onOpen, onClose }: { open: Open | null; onOpen: (next: Open) => void; onClose: () => void }) {
  if (open?.what === "new") {
    return <ConnectionDrawer connection={null} provider={open.provider} onClose={onClose} onAdded={(connection) => onOpen({ what: "offers", connection })} />;
  }
  if (open?.what === "connection") {
    return <ConnectionDrawer connection={open.connection} onClose={onClose} onAdded={onClose} />;
  }
  if (open?.what === "offers") {
    return <ModelOffers connection={open.connection} onClose={onClose} onByHand={() => onOpen({ what: "model", connection: open.connection, model: null })} />;
  }
  if (open?.what === "model") {
    return <ModelDrawer connection={open.connection} model={open.model} onClose={onClose} />;
  }
  return null;
}
