import { Stack, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { TextLink } from "@/ui/links";
import { PageHeader } from "@/ui/PageHeader";
import { Answer } from "./Answer";
import { useFollowedQuery } from "./api";
import { QueryMenu } from "./QueryMenu";
import { useT } from "./texts";

/** One query by itself, as it stands in the history. */
export function QueryPage({ id }: { id: string }) {
  const t = useT();
  const navigate = useNavigate();
  const query = useFollowedQuery(id);
  function askAnew(question: string) {
    void navigate({ to: "/", search: { question, ...(query.data ? { source: query.data.dataSource } : {}) } });
  }
  return (
    <Stack maw="58rem" mx="auto" gap={0}>
      <PageHeader
        title={query.data?.title ?? t.query}
        description={
          query.data && (
            <Text span size="sm">
              {query.data.dataSourceName}
              {query.data.conversation && (
                <>
                  {" · "}
                  <TextLink to="/conversations/$id" params={{ id: query.data.conversation }} size="sm">
                    {t.inConversation}
                  </TextLink>
                </>
              )}
            </Text>
          )
        }
        actions={query.data && <QueryMenu query={query.data} onDeleted={() => void navigate({ to: "/history", search: { tab: "queries" } })} />}
      />
      <Answer id={id} onAsk={askAnew} onDraft={askAnew} />
    </Stack>
  );
}
