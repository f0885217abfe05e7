import { List, Text } from "@mantine/core";
import { CircleAlert, Lightbulb } from "lucide-react";
import { useDebouncedValue } from "@mantine/hooks";
import { useHintText } from "./hintTexts";
import { useReview } from "./savedApi";
import { useSavedT } from "./savedTexts";

interface HintsProps {
  dataSource: string;
  otherSources: string[];
  sql: string;
  /** Also says why the statement may not run at all. */
  refusals?: boolean;
}

/** What could be better about a statement, said while it is written. */
export function Hints({ dataSource, otherSources, sql, refusals = false }: HintsProps) {
  const t = useSavedT();
  const textOf = useHintText();
  const [settled] = useDebouncedValue(sql, 400);
  const review = useReview(dataSource, otherSources, settled);
  const refused = refusals ? review.data?.refused : null;
  const hints = review.data?.hints ?? [];
  if (!refused && hints.length === 0) {
    return null;
  }
  return (
    <List aria-label={t.hints} size="sm" spacing={6} icon={<Lightbulb size={16} aria-hidden />} listStyleType="none">
      {refused && (
        <List.Item icon={<CircleAlert size={16} aria-hidden color="var(--mantine-color-error)" />}>
          <Place line={refused.line} column={refused.column} />
          {refused.message}
        </List.Item>
      )}
      {hints.map((hint) => (
        <List.Item key={`${hint.rule} ${hint.line}:${hint.column}`}>
          <Place line={hint.line} column={hint.column} />
          {textOf(hint)}
        </List.Item>
      ))}
    </List>
  );
}

function Place({ line, column }: { line: number; column: number }) {
  const t = useSavedT();
  return line > 0 ? (
    <Text span size="sm" fw={600}>
      {t.at(line, column)}:{" "}
    </Text>
  ) : null;
}
