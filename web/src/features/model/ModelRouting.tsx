import { Button, Group, Paper, Select, Stack, Text } from "@mantine/core";
import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/ui/IconButton";
import { Panel } from "@/ui/Panel";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useCan } from "@/ui/session";
import { useSaved } from "@/ui/useSaved";
import { POLICIES, useRouting, useSaveRouting, type Model, type Routing } from "./api";
import { useRoutingT } from "./routingTexts";

/** Which model answers where a caller leaves the choice. */
export function ModelRouting({ models }: { models: Model[] }) {
  const t = useRoutingT();
  const routing = useRouting();
  const choosable = models.filter(({ type, scope }) => type === "llm" && scope !== "user");
  return (
    <Panel title={t.title} description={t.lead}>
      <ProblemAlert problem={routing.error} onRetry={() => void routing.refetch()} />
      {routing.data && choosable.length === 0 && <Text size="sm">{t.none}</Text>}
      {routing.data && choosable.length > 0 && <RoutingForm key={JSON.stringify(routing.data)} stored={routing.data} models={choosable} />}
    </Panel>
  );
}

function RoutingForm({ stored, models }: { stored: Routing; models: Model[] }) {
  const t = useRoutingT();
  const saved = useSaved();
  const save = useSaveRouting();
  const mayWrite = useCan("model:write");
  const [{ policy, order }, setRouting] = useState(stored);
  const changed = policy !== stored.policy || order.join() !== stored.order.join();
  const setOrder = (next: string[]) => setRouting({ policy, order: next });
  const rest = models.filter(({ id }) => !order.includes(id));
  return (
    <Stack maw="40rem">
      <Select
        label={t.policy}
        description={t[`about_${policy}`]}
        data={POLICIES.map((value) => ({ value, label: t[`policy_${value}`] }))}
        allowDeselect={false}
        disabled={!mayWrite}
        value={policy}
        onChange={(next) => next && setRouting({ policy: next as Routing["policy"], order })}
      />
      <Order order={order} models={models} mayWrite={mayWrite} onOrder={setOrder} />
      {mayWrite && rest.length > 0 && (
        <Select label={t.add} placeholder={t.choose} searchable data={rest.map(({ id, name }) => ({ value: id, label: name }))} value={null} onChange={(id) => id && setOrder([...order, id])} />
      )}
      <ProblemAlert problem={save.error} />
      {mayWrite && changed && (
        <Group gap="xs">
          <Button loading={save.isPending} onClick={() => save.mutate({ body: { policy, order } }, { onSuccess: () => saved() })}>
            {t.save}
          </Button>
          <Button variant="default" onClick={() => setRouting(stored)}>
            {t.discard}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

interface OrderProps {
  order: string[];
  models: Model[];
  mayWrite: boolean;
  onOrder: (next: string[]) => void;
}

function Order({ order, models, mayWrite, onOrder }: OrderProps) {
  const t = useRoutingT();
  function move(from: number, to: number) {
    const next = [...order];
    next.splice(to, 0, ...next.splice(from, 1));
    onOrder(next);
  }
  if (order.length === 0) {
    return <Text size="sm">{t.empty}</Text>;
  }
  return (
    <Stack component="ol" gap="xs" m={0} p={0} aria-label={t.order} style={{ listStyle: "none" }}>
      {order.map((id, index) => {
        const name = models.find((model) => model.id === id)?.name ?? "–";
        return (
          <Paper key={id} component="li" withBorder px="sm" py={4}>
            <Group justify="space-between" wrap="nowrap" gap="xs">
              <Text size="sm" style={{ overflowWrap: "anywhere" }}>
                {index + 1}. {name}
              </Text>
              {mayWrite && (
                <Group gap={4} wrap="nowrap">
                  {index > 0 && <IconButton label={t.up(name)} icon={ArrowUp} onClick={() => move(index, index - 1)} />}
                  {index < order.length - 1 && <IconButton label={t.down(name)} icon={ArrowDown} onClick={() => move(index, index + 1)} />}
                  <IconButton label={t.remove(name)} icon={X} onClick={() => onOrder(order.filter((each) => each !== id))} />
                </Group>
              )}
            </Group>
          </Paper>
        );
      })}
    </Stack>
  );
}
