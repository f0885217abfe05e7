import { useQueryClient } from "@tanstack/react-query";
import { api, WRITE_HEADER, type Api } from "@/api/client";

export type Assistant = Api["Assistant"];
export type NewAssistant = Api["NewAssistant"];
export type IssuedKey = Api["IssuedAssistantKey"];

const ASSISTANTS = "/api/v1/assistants";
const ASSISTANT = `${ASSISTANTS}/{id}` as const;
const KEYS = `${ASSISTANT}/keys` as const;
const CHAT = "/v1/chat/completions";

const at = (id: string) => ({ params: { path: { id } } });

export function useAssistants(q: string, mine: boolean) {
  return api.useQuery("get", ASSISTANTS, { params: { query: { q, mine } } });
}

export function useCreateAssistant() {
  return api.useMutation("post", ASSISTANTS, { onSuccess: useForget() });
}

export function useChangeAssistant() {
  return api.useMutation("put", ASSISTANT, { onSuccess: useForget() });
}

export function useDeleteAssistant() {
  return api.useMutation("delete", ASSISTANT, { onSuccess: useForget() });
}

/** The keys that stop working when the assistant goes. */
export function useKeys(id: string) {
  return api.useQuery("get", KEYS, at(id));
}

export function useCreateKey() {
  return api.useMutation("post", KEYS);
}

/** The language models that an assistant may speak by. */
export function useLanguageModels() {
  return api.useQuery("get", "/api/v1/models", {}, { retry: false, select: ({ items }) => items.filter(({ type, enabled }) => type === "llm" && enabled) });
}

/** The datasets that may be attached. */
export function useDatasets(enabled: boolean) {
  return api.useQuery("get", "/api/v1/datasets", {}, { enabled, retry: false }).data?.items ?? [];
}

/** The line with which a program calls the assistant of a key. */
export function curlLine(key: string, words: string): string {
  const body = JSON.stringify({ messages: [{ role: "user", content: words }] }).replaceAll("'", "\\u0027");
  return `curl ${window.location.origin}${CHAT} -H "Authorization: Bearer ${key}" -H "Content-Type: application/json" -d '${body}'`;
}

/** Asks an assistant as the one who is signed in, through the gateway like every call of a model. */
export function openAnswer(id: string, words: string, signal: AbortSignal): Promise<Response> {
  const body = JSON.stringify({ model: `assistant:${id}`, stream: true, messages: [{ role: "user", content: words }] });
  const headers = { "Content-Type": "application/json", [WRITE_HEADER[0]]: WRITE_HEADER[1] };
  return fetch(new Request(new URL(CHAT, window.location.origin), { method: "POST", headers, body, signal }));
}

function useForget() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ["get", ASSISTANTS] });
}
