import { Button, Group, MultiSelect, Paper, SegmentedControl, Select, Stack, Textarea } from "@mantine/core";
import { MessageCircleQuestionMark, Search } from "lucide-react";
import { useState, type FormEvent, type KeyboardEvent } from "react";
import { useWriters, type Dataset } from "./api";
import { BUILT_IN, PREFERRED } from "./askApi";
import type { AskSearch } from "./AskPage";
import { useAskT } from "./askTexts";

interface AskFormProps {
  search: AskSearch;
  datasets: Dataset[];
  busy: boolean;
  /** Which model is to write, or to put passages in order. */
  model: string;
  onModel: (model: string) => void;
  onAsk: (question: string) => void;
  onSearch: (search: AskSearch) => void;
}

/** One box for what is looked for, and where. */
export function AskForm({ search, datasets, busy, model, onModel, onAsk, onSearch }: AskFormProps) {
  const t = useAskT();
  const [question, setQuestion] = useState(search.q ?? "");
  const mode = search.mode ?? "answer";
  const searching = mode === "search";
  const ask = () => question.trim() !== "" && onAsk(question.trim());
  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    ask();
  }
  function handleKey(event: KeyboardEvent) {
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      ask();
    }
  }
  function turn(next: string) {
    const { in: where } = search;
    onSearch({ ...(question ? { q: question } : {}), ...(where ? { in: where } : {}), ...(next === "search" ? { mode: "search" as const } : {}) });
  }
  return (
    <Paper withBorder p="md" component="form" role="search" onSubmit={handleSubmit}>
      <Stack gap="sm">
        <Group justify="space-between" gap="sm">
          <SegmentedControl
            aria-label={t.mode}
            size="xs"
            value={mode}
            onChange={turn}
            data={[
              { value: "answer", label: t.answerMode },
              { value: "search", label: t.searchMode },
            ]}
          />
          <ModelChoice searching={searching} model={model} onModel={onModel} />
        </Group>
        <Textarea
          aria-label={t.question}
          placeholder={searching ? t.placeholderSearch : t.placeholder}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={4000}
          size="md"
          autoFocus
          value={question}
          onChange={(event) => setQuestion(event.currentTarget.value)}
          onKeyDown={handleKey}
        />
        <Group gap="sm" align="flex-end">
          <Places search={search} datasets={datasets} onSearch={(where) => onSearch({ ...(question ? { q: question } : {}), ...(searching ? { mode: "search" as const } : {}), ...where })} />
          <Button type="submit" loading={busy} leftSection={searching ? <Search size={16} aria-hidden /> : <MessageCircleQuestionMark size={16} aria-hidden />}>
            {searching ? t.search : t.submit}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

function Places({ search, datasets, onSearch }: { search: AskSearch; datasets: Dataset[]; onSearch: (where: { in?: string }) => void }) {
  const t = useAskT();
  const chosen = search.in?.split(",").filter((id) => datasets.some((dataset) => dataset.id === id)) ?? [];
  return (
    <MultiSelect
      aria-label={t.datasets}
      placeholder={chosen.length === 0 ? t.everywhere : ""}
      data={datasets.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen}
      searchable
      clearable
      flex="1 1 14rem"
      onChange={(ids) => onSearch(ids.length > 0 ? { in: ids.join(",") } : {})}
    />
  );
}

/** Which model writes, or puts passages in order, where there are any. */
function ModelChoice({ searching, model, onModel }: { searching: boolean; model: string; onModel: (model: string) => void }) {
  const t = useAskT();
  const writers = useWriters();
  if (writers.length === 0) {
    return null;
  }
  const first = searching
    ? [
        { value: "", label: t.bySimilarity },
        { value: PREFERRED, label: t.preferredOrder },
      ]
    : [
        { value: "", label: t.preferred },
        { value: BUILT_IN, label: t.extractive },
      ];
  const names = [...new Set(writers.map(({ name }) => name))];
  return (
    <Select
      aria-label={searching ? t.ranker : t.writer}
      size="xs"
      w="16rem"
      maw="100%"
      allowDeselect={false}
      data={[...first, ...names.map((name) => ({ value: name, label: searching ? t.orderBy(name) : name }))]}
      value={model}
      onChange={(next) => onModel(next ?? "")}
    />
  );
}
