import { Alert, Badge, Group, Stack, Text } from "@mantine/core";
import { CircleOff } from "lucide-react";
import { useState, type ComponentType } from "react";
import { useFormat } from "@/ui/format";
import { Loading } from "@/ui/Loading";
import { PageHeader } from "@/ui/PageHeader";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useCan } from "@/ui/session";
import { When } from "@/ui/When";
import { useDisclosureT } from "./disclosureTexts";
import { useClassifications, useSchema, useSource, type DataSourceDetail, type Refresh } from "./api";
import { Describing } from "./Describing";
import { isFed, pictureOf } from "./kinds";
import { Proposals } from "./Proposals";
import { RefreshReport } from "./RefreshReport";
import { SchemaBrowser } from "./SchemaBrowser";
import { useSchemaT } from "./schemaTexts";
import { SourceActions } from "./SourceActions";
import { useT } from "./texts";

interface SourcePageProps {
  id: string;
  /** Shows how a copy is kept up to date, to whom the source belongs. */
  feed?: ComponentType<{ id: string }>;
}

/** One source: its tables and columns, what they hold, and what can be done with it. */
export function SourcePage({ id, feed }: SourcePageProps) {
  const source = useSource(id);
  if (!source.data) {
    return source.error ? <ProblemAlert problem={source.error} onRetry={() => void source.refetch()} /> : <Loading />;
  }
  return <Shown source={source.data} {...(feed ? { feed } : {})} />;
}

function Shown({ source, feed: Feed }: { source: DataSourceDetail; feed?: SourcePageProps["feed"] }) {
  const t = useSchemaT();
  const schema = useSchema(source.id);
  const classes = useClassifications(source.id);
  const mayWrite = useCan("datasource:write") && source.mine;
  const [refreshed, setRefreshed] = useState<Refresh | null>(null);
  return (
    <>
      <PageHeader title={source.name} description={<Facts source={source} />} actions={<SourceActions source={source} onRefreshed={setRefreshed} />} />
      <Stack>
        {source.status === "disabled" && (
          <Alert color="gray" icon={<CircleOff aria-hidden />}>
            {t.disabledText}
          </Alert>
        )}
        {Feed && isFed(source.kind) && mayWrite && <Feed id={source.id} />}
        {refreshed && <RefreshReport refresh={refreshed} onClose={() => setRefreshed(null)} />}
        {mayWrite && <Proposals source={source.id} classes={classes} />}
        {schema.isPending && <Loading />}
        <ProblemAlert problem={schema.error} onRetry={() => void schema.refetch()} />
        {schema.data && mayWrite && <Describing source={source} schema={schema.data} />}
        {schema.data && <SchemaBrowser source={source} schema={schema.data} classes={classes} />}
      </Stack>
    </>
  );
}

function Facts({ source }: { source: DataSourceDetail }) {
  const t = useT();
  const told = useDisclosureT();
  const format = useFormat();
  const { connection } = source;
  return (
    <Stack gap={6}>
      <Group gap="xs">
        <Badge variant="light" tt="none">
          {pictureOf(source.kind).name}
        </Badge>
        {source.demo && (
          <Badge variant="light" color="orange" tt="none">
            {t.demo}
          </Badge>
        )}
        <Badge variant="default" tt="none" fw={500}>
          {t[source.visibility]}
        </Badge>
        <Text span size="sm">
          {t.tables(source.tables, format.number(source.tables))}
          {source.rowCount != null && ` · ${t.rows(source.rowCount, format.number(source.rowCount))}`} · {t.refreshed.toLowerCase()}{" "}
          <When at={source.refreshedAt ?? source.createdAt} />
        </Text>
      </Group>
      <Text span size="sm">
        {told.fact(told[source.disclosure])}
      </Text>
      {(connection?.host || connection?.path) && (
        <Text span size="sm" ff="monospace" style={{ overflowWrap: "anywhere" }}>
          {connection.path ?? `${connection.username ?? ""}@${connection.host ?? ""}:${connection.port ?? ""}/${connection.database ?? ""}`}
        </Text>
      )}
    </Stack>
  );
}
