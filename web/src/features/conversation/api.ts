import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { api, http, PAGED, type Api } from "@/api/client";

export type Conversation = Api["Conversation"];
export type Message = Api["Message"];
export type DataSource = Api["DataSource"];
export type Query = Api["Query"];
export type Dataset = Api["Dataset"];

type Problem = Api["ProblemDetail"];

const CONVERSATIONS = "/api/v1/conversations";
const CONVERSATION = "/api/v1/conversations/{id}";
const MESSAGES = "/api/v1/conversations/{id}/messages";
const QUERIES = "/api/v1/queries";
const ANSWERS = "/api/v1/rag";
const LONGEST_TITLE = 120;

const at = (id: string) => ({ params: { path: { id } } });

/** A question as it leaves the box. */
export interface Question {
  /** The source that is asked; null where documents are. */
  source: string | null;
  /** The datasets whose documents are asked; none where a source is. */
  datasets: string[];
  text: string;
  /** Whether the SQL waits for the reader's eye before it runs. */
  review: boolean;
}

/** Not paged, so it names no parameters: the pages of the list are kept under them. */
export function useSources() {
  return api.useQuery("get", "/api/v1/data-sources");
}

/** The datasets whose documents may be asked. */
export function useDatasets(enabled: boolean) {
  return api.useQuery("get", "/api/v1/datasets", { params: { query: {} } }, { enabled, staleTime: 60_000 });
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

/** Begins a conversation with its first question and gives its id. Where the question is refused, no empty conversation stays. */
export function useStart() {
  const queries = useQueryClient();
  return useMutation<string, Problem, Question>({
    mutationFn: async (question) => {
      const body = { title: question.text.slice(0, LONGEST_TITLE), dataSource: question.source };
      const { data, error } = await http.POST(CONVERSATIONS, { body });
      if (error) {
        throw error;
      }
      try {
        return await ask(queries, question, data.id);
      } catch (problem) {
        await http.DELETE(CONVERSATION, at(data.id));
        throw problem;
      }
    },
    onSuccess: () => lookAgain(queries),
  });
}

/** Asks a further question in a conversation, and gives its id. */
export function useAsk(conversation: string) {
  const queries = useQueryClient();
  return useMutation<string, Problem, Question>({
    mutationFn: (question) => ask(queries, question, conversation),
    onSuccess: () => lookAgain(queries),
  });
}

/** What comes back is kept, so that the page that shows it need not fetch it. */
async function ask(queries: QueryClient, { source, datasets, text, review }: Question, conversation: string): Promise<string> {
  if (source === null) {
    const { data, error } = await http.POST(ANSWERS, { body: { question: text, datasets, conversation } });
    if (error) {
      throw error;
    }
    queries.setQueryData(api.queryOptions("get", `${ANSWERS}/{id}`, at(data.id)).queryKey, data);
    return conversation;
  }
  const { data, error } = await http.POST(QUERIES, { body: { dataSource: source, question: text, execute: !review, conversation } });
  if (error) {
    throw error;
  }
  queries.setQueryData(api.queryOptions("get", `${QUERIES}/{id}`, at(data.id)).queryKey, data);
  return conversation;
}

function lookAgain(queries: QueryClient) {
  return Promise.all([MESSAGES, CONVERSATIONS, QUERIES, ANSWERS].map((path) => queries.invalidateQueries({ queryKey: ["get", path] })));
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
