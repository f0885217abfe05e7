import { InlineText } from "@/ui/InlineText";
import { useCan } from "@/ui/session";
import { useTellProblem } from "@/ui/useTellProblem";
import type { DataSourceDetail, TableView } from "./api";
import { useSchemaT } from "./schemaTexts";
import { useSynonyms, useTeach } from "./wordsApi";

interface OtherWordsProps {
  source: DataSourceDetail;
  table: TableView;
  /** Whether terms mean it by its name alone. */
  isNamedAlone: boolean;
  column?: string;
}

/** What else people call a table or column: terms of the glossary, which questions are read with. */
export function OtherWords({ source, table, isNamedAlone, column }: OtherWordsProps) {
  const t = useSchemaT();
  const synonyms = useSynonyms(source.id);
  const isTeams = source.visibility !== "private";
  const mayTeach = useCan(isTeams ? "term:write" : "query:run") && source.mine;
  const teach = useTeach();
  const onError = useTellProblem();
  const alone = [table.name, ...(column ? [column] : [])].map(quoted).join(".");
  const meaning = table.namespace ? `${quoted(table.namespace)}.${alone}` : alone;
  const meanings = (isNamedAlone ? [meaning, alone] : [meaning]).map((it) => it.toLowerCase());
  const scope = isTeams ? "team" : "personal";
  const known = synonyms.filter((it) => meanings.includes(it.meaning.toLowerCase()));
  const own = known.find((it) => it.scope === scope);
  const words = known.flatMap(({ phrases }) => phrases).join(", ");
  if (!mayTeach && !words) {
    return null;
  }
  function save(text: string) {
    const phrases = text.split(",").map((word) => word.trim()).filter((word) => word);
    teach(own?.id, { kind: "synonym", phrases, meaning: own?.meaning ?? meaning, scope, dataSource: source.id, definition: own?.definition ?? "" }, onError);
  }
  return (
    <InlineText
      value={mayTeach ? (own?.phrases.join(", ") ?? "") : words}
      before={t.alsoCalled}
      label={t.otherWords(column ?? table.name)}
      placeholder={t.addWords}
      editable={mayTeach}
      onSave={save}
    />
  );
}

function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/i.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
