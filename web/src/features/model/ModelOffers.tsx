import { Badge, Button, Checkbox, Group, Modal, ScrollArea, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useFormat } from "@/ui/format";
import { Loading } from "@/ui/Loading";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { SearchInput } from "@/ui/SearchInput";
import { useSaved } from "@/ui/useSaved";
import { useAddModels, useOffers, type Connection, type NewModel, type Offer } from "./api";
import { usePrice } from "./ModelPrice";
import { useT } from "./texts";

interface ModelOffersProps {
  connection: Connection;
  onClose: () => void;
  onByHand: () => void;
}

/** What the provider offers, to choose from. */
export function ModelOffers({ connection, onClose, onByHand }: ModelOffersProps) {
  const t = useT();
  const saved = useSaved();
  const format = useFormat();
  const offers = useOffers(connection.id);
  const add = useAddModels();
  const [chosen, setChosen] = useState<string[]>([]);
  const all = offers.data?.items ?? [];
  function submit() {
    const models = all.filter(({ name }) => chosen.includes(name)).map(modelOf);
    add.mutate({ params: { path: { connection: connection.id } }, body: { models } }, { onSuccess: () => (saved(t.addedModels(models.length)), onClose()) });
  }
  const priced = all.find(({ name, pricedAt }) => pricedAt && chosen.includes(name))?.pricedAt;
  return (
    <Modal opened onClose={onClose} size="lg" title={t.offersTitle(connection.name)} closeButtonProps={{ "aria-label": t.close }}>
      <Stack>
        {offers.isPending && <Loading />}
        <ProblemAlert problem={offers.error} onRetry={() => void offers.refetch()} />
        {offers.data && <Choices offers={all} chosen={chosen} onChoose={setChosen} />}
        {priced && (
          <Text size="sm" c="dimmed">
            {t.pricesOf(format.date(priced))}
          </Text>
        )}
        <ProblemAlert problem={add.error} />
        <Group justify="space-between" gap="xs">
          <Button variant="subtle" onClick={onByHand}>
            {t.byHand}
          </Button>
          <Button onClick={submit} disabled={chosen.length === 0} loading={add.isPending}>
            {t.addModels(chosen.length)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface ChoicesProps {
  offers: Offer[];
  chosen: string[];
  onChoose: (next: string[]) => void;
}

function Choices({ offers, chosen, onChoose }: ChoicesProps) {
  const t = useT();
  const [q, setQ] = useState("");
  const shown = offers.filter(({ name }) => name.toLowerCase().includes(q.toLowerCase()));
  const suggested = offers.find((offer) => offer.suggested);
  /** With the first language model goes an embeddings model, which one may take out again. */
  function choose(offer: Offer, on: boolean) {
    const rest = chosen.filter((name) => name !== offer.name);
    const first = on && offer.type === "llm" && !offers.some(({ type, name, added }) => type === "llm" && (added || chosen.includes(name)));
    const along = first && suggested && !rest.includes(suggested.name) ? [suggested.name] : [];
    onChoose(on ? [...rest, offer.name, ...along] : rest);
  }
  if (offers.length === 0) {
    return <Text size="sm">{t.nothingOffered}</Text>;
  }
  return (
    <>
      <Group>
        <SearchInput label={t.findOffer} onSearch={setQ} />
      </Group>
      <ScrollArea.Autosize mah="50vh" type="auto" viewportProps={{ tabIndex: 0, role: "group", "aria-label": t.offered }}>
        <Stack gap="xs" py={4}>
          {shown.map((offer) => (
            <OfferChoice key={offer.name} offer={offer} checked={offer.added || chosen.includes(offer.name)} onChoose={(on) => choose(offer, on)} />
          ))}
        </Stack>
      </ScrollArea.Autosize>
      {suggested && chosen.includes(suggested.name) && (
        <Text size="sm" role="status">
          {t.along(suggested.name)}
        </Text>
      )}
    </>
  );
}

function OfferChoice({ offer, checked, onChoose }: { offer: Offer; checked: boolean; onChoose: (on: boolean) => void }) {
  const t = useT();
  const format = useFormat();
  const price = usePrice();
  const known = offer.inputPrice != null || offer.outputPrice != null;
  const details = [offer.contextSize != null && t.context(format.number(offer.contextSize)), known && price(offer), offer.added && t.alreadyThere].filter(Boolean).join(" · ");
  return (
    <Checkbox
      checked={checked}
      disabled={offer.added}
      onChange={(event) => onChoose(event.currentTarget.checked)}
      label={
        <Group component="span" gap="xs">
          <span style={{ overflowWrap: "anywhere" }}>{offer.name}</span>
          <Badge component="span" variant="default" tt="none" fw={500} size="sm">
            {t[`type_${offer.type}`]}
          </Badge>
        </Group>
      }
      description={details || undefined}
    />
  );
}

function modelOf({ name, type, contextSize, capabilities, priceUnit, inputPrice, outputPrice }: Offer): NewModel {
  return { name, type, capabilities, contextSize: contextSize ?? null, priceUnit, inputPrice: inputPrice ?? null, outputPrice: outputPrice ?? null };
}
