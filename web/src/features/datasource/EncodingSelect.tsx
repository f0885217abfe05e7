import { Select } from "@mantine/core";
import { AUTO, ENCODINGS } from "./encodings";
import { useEncodingT } from "./encodingTexts";

/** In what encoding files of text are, where a look at them does not tell. */
export function EncodingSelect({ value, onChange }: { value: string; onChange: (encoding: string) => void }) {
  const t = useEncodingT();
  const data = [
    { value: AUTO, label: t.auto },
    ...ENCODINGS.map(({ label, letters }) => ({ value: label, label: `${label} (${t[letters]})` })),
  ];
  return <Select label={t.encoding} description={t.hint} allowDeselect={false} searchable nothingFoundMessage={t.none} data={data} value={value} onChange={(chosen) => chosen && onChange(chosen)} />;
}
