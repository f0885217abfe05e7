import { Badge, Box, Group, Paper, Stack, Text, Tooltip } from "@mantine/core";
import { BadgeCheck, Clock, Rows3 } from "lucide-react";
import { useState } from "react";
import type { ChartType } from "@/ui/chart/spec";
import { useFormat } from "@/ui/format";
import { PolicyNote } from "@/ui/PolicyNote";
import { AnswerTabs, type AnswerView } from "./AnswerTabs";
import { Alternatives } from "./Alternatives";
import { isVerified, type Query } from "./api";
import { CardActions } from "./CardActions";
import { InWords } from "./InWords";
import { KeptSince } from "./KeptSince";
import { ModelLine } from "./ModelLine";
import { useModelT } from "./modelTexts";
import { Phrases } from "./Phrases";
import { drawable } from "./ResultPanels";
import { useT } from "./texts";

const SURE = 0.8;
const LIKELY = 0.5;

/** An answer that can be checked: sentence, chart, table, SQL, and how the question was understood. */
export function AnswerCard({ query }: { query: Query }) {
  const t = useT();
  const types = drawable(query);
  const first = types.find((type) => type === query.chart?.type) ?? types[0] ?? null;
  const [chartType, setChartType] = useState<ChartType | null>(first);
  const [view, setView] = useState<AnswerView>(firstView(query, first));
  const ran = query.columns.length > 0;
  return (
    <Paper withBorder component="article" aria-label={query.title} p={{ base: "md", sm: "lg" }}>
      <Stack gap="sm">
        <Text fz={{ base: "md", sm: "lg" }} fw={550} style={{ overflowWrap: "anywhere" }}>
          {ran ? (query.answer ?? query.title) : t.notRun}
        </Text>
        {query.question && query.engine !== "sql" && query.understood.length > 0 && (
          <Box c="dimmed" fz="sm">
            <Phrases question={query.question} phrases={query.understood} />
          </Box>
        )}
        <PolicyNote policies={query.policies} />
        <AnswerTabs query={query} view={view} onView={setView} chartType={chartType} onChartType={setChartType} />
        {ran && <InWords query={query} />}
        <Group justify="space-between" gap="sm">
          <Facts query={query} />
          <CardActions query={query} chartType={chartType} />
        </Group>
        <ModelLine query={query} />
        <Alternatives query={query} />
      </Stack>
    </Paper>
  );
}

function firstView(query: Query, drawn: ChartType | null): AnswerView {
  if (query.columns.length === 0) {
    return "sql";
  }
  return drawn && query.chart?.type !== "table" && query.rows.length > 0 ? "chart" : "table";
}

function Facts({ query }: { query: Query }) {
  const t = useT();
  const model = useModelT();
  const format = useFormat();
  return (
    <Group gap="md" c="dimmed" fz="sm">
      {query.engine === "model" && (
        <Badge variant="light" color="violet" tt="none" fw={500}>
          {model.wrote(query.model?.name || model.someModel)}
        </Badge>
      )}
      {query.engine === "sql" ? (
        <Badge variant="default" tt="none" fw={500}>
          {t.engineSql}
        </Badge>
      ) : (
        <Trust query={query} />
      )}
      {query.rowCount != null && (
        <Group gap={5} wrap="nowrap">
          <Rows3 size={14} aria-hidden />
          {t.rows(query.rowCount, format.number(query.rowCount))}
        </Group>
      )}
      {query.cached && query.asOf ? (
        <KeptSince asOf={query.asOf} />
      ) : (
        query.durationMs != null && (
        <Group gap={5} wrap="nowrap">
          <Clock size={14} aria-hidden />
          {format.duration(query.durationMs)}
        </Group>
        )
      )}
    </Group>
  );
}

/** How sure the parser is; nothing is surer than what somebody has verified. */
function Trust({ query }: { query: Query }) {
  const t = useT();
  if (isVerified(query)) {
    return (
      <Badge variant="light" color="teal" tt="none" fw={500} leftSection={<BadgeCheck size={14} aria-hidden />}>
        {t.verified}
      </Badge>
    );
  }
  return query.confidence != null && <Confidence value={query.confidence} />;
}

function Confidence({ value }: { value: number }) {
  const t = useT();
  const format = useFormat();
  const [word, color] = value >= SURE ? [t.sure, "teal"] : value >= LIKELY ? [t.likely, "yellow"] : [t.unsure, "orange"];
  return (
    <Tooltip label={`${t.confidence}: ${format.percent(value)}`}>
      <Badge variant="dot" color={color} tt="none" fw={500}>
        {word} · {format.percent(value)}
      </Badge>
    </Tooltip>
  );
}
