import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { api, http, PAGED, type Api } from "@/api/client";

export type Conversation = Api["Conversation"];
export type Message = Api["Message"];
export type DataSource = Api["DataSource"];
export type Query = Api["Query"];

const CONVERSATIONS = "/api/v1/conversations";
const CONVERSATION = "/api/v1/conversations/{id}";
const MESSAGES = "/api/v1/conversations/{id}/messages";
const QUERIES = "/api/v1/queries";
const LONGEST_TITLE = 120;

const at = (id: string) => ({ params: { path: { id } } });

/** A question as it leaves the box. */
export interface Question {
  source: string;
  text: string;
  /** Whether the SQL waits for the reader's eye before it runs. */
  review: boolean;
}

/** Not paged, so it names no parameters: the pages of the list are kept under them. */
export function useSources() {
  return api.useQuery("get", "/api/v1/data-sources");
}

export function useExamples(source: string | null) {
  return api.useQuery("get", "/api/v1/data-sources/{id}/examples", at(source ?? ""), { enabled: source !== null, staleTime: 60_000 });
}

export function useConversations(text: string) {
  return api.useInfiniteQuery(
    "get",
    CONVERSATIONS,
    { params: { query: text ? { q: text } : {} } },
    PAGED,
  );
}

export function useConversation(id: string) {
  return api.useQuery("get", CONVERSATION, at(id));
}

export function useMessages(id: string) {
  return api.useQuery("get", MESSAGES, at(id));
}

/** Begins a conversation with its first question. Where the question is refused, no empty conversation stays. */
export function useStart() {
  const queries = useQueryClient();
  return useMutation<Query, Api["ProblemDetail"], Question>({
    mutationFn: async (question) => {
      const body = { title: question.text.slice(0, LONGEST_TITLE), dataSource: question.source };
      const { data, error } = await http.POST(CONVERSATIONS, { body });
      if (error) {
        throw error;
      }
      try {
        return await ask(question, data.id);
      } catch (problem) {
        await http.DELETE(CONVERSATION, at(data.id));
        throw problem;
      }
    },
    onSuccess: (query) => keep(queries, query),
  });
}

/** Asks a further question in a conversation. */
export function useAsk(conversation: string) {
  const queries = useQueryClient();
  return useMutation<Query, Api["ProblemDetail"], Question>({
    mutationFn: (question) => ask(question, conversation),
    onSuccess: (query) => keep(queries, query),
  });
}

async function ask({ source, text, review }: Question, conversation: string): Promise<Query> {
  const body = { dataSource: source, question: text, execute: !review, conversation };
  const { data, error } = await http.POST(QUERIES, { body });
  if (error) {
    throw error;
  }
  return data;
}

function keep(queries: QueryClient, query: Query) {
  queries.setQueryData(api.queryOptions("get", `${QUERIES}/{id}`, at(query.id)).queryKey, query);
  return Promise.all([MESSAGES, CONVERSATIONS, QUERIES].map((path) => queries.invalidateQueries({ queryKey: ["get", path] })));
}

export function useChangeConversation() {
  return api.useMutation("patch", CONVERSATION, { onSuccess: useReload() });
}

export function useDeleteConversation() {
  return api.useMutation("delete", CONVERSATION, { onSuccess: useReload() });
}

function useReload() {
  const queries = useQueryClient();
  return () => Promise.all([CONVERSATIONS, CONVERSATION].map((path) => queries.invalidateQueries({ queryKey: ["get", path] })));
}
