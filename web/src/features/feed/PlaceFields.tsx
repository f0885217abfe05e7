import { Button, Group, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { Search } from "lucide-react";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { fieldErrors } from "@/ui/problem";
import { useOffers } from "./api";
import { FIELDS, placeOf, type Draft } from "./draft";
import { BucketFields, Found, RestFields } from "./KindFields";
import { LoginFields } from "./LoginFields";
import { TableChoice } from "./TableChoice";
import { useT } from "./texts";

interface PlaceFieldsProps {
  form: UseFormReturnType<Draft>;
  /** The feed whose secret holds where none is entered. */
  id?: string;
  hasSecret?: boolean;
}

/** Where a feed copies from: the address, who asks, and what is taken of what the service offers. */
export function PlaceFields({ form, id, hasSecret = false }: PlaceFieldsProps) {
  const t = useT();
  const offers = useOffers();
  const { kind } = form.values;
  function handleLook() {
    const body = { kind: form.values.kind, place: placeOf(form.values), ...(id ? { id } : {}) };
    offers.mutate({ body }, { onError: (problem) => form.setErrors(fieldErrors(problem)), onSuccess: () => form.clearErrors() });
  }
  return (
    <>
      <TextInput label={t[`address_${kind}`]} description={t[`addressHint_${kind}`]} required type="url" styles={{ input: { fontFamily: "monospace" } }} {...form.getInputProps("address")} />
      {kind === "s3" && <BucketFields form={form} />}
      <LoginFields form={form} hasSecret={hasSecret} />
      {kind === "rest" && <RestFields form={form} />}
      <Group>
        <Button variant="default" leftSection={<Search size={16} aria-hidden />} loading={offers.isPending} onClick={handleLook}>
          {t.look}
        </Button>
      </Group>
      <ProblemAlert problem={offers.error} fields={FIELDS} />
      {offers.data && kind === "rest" && <Found offers={offers.data.items} />}
      {offers.data && kind !== "rest" && <TableChoice offers={offers.data.items} tables={form.values.tables} onChange={(tables) => form.setFieldValue("tables", tables)} />}
    </>
  );
}
