import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { api, PAGED, type Api } from "@/api/client";

export type AuthState = Api["AuthState"];
export type Session = Api["Session"];
export type ApiKey = Api["ApiKey"];
export type NewApiKey = Api["NewApiKey"];
/** A new key of either kind; one that is bound to an assistant calls that alone. */
export type IssuedApiKey = Pick<Api["IssuedApiKey"], "name" | "key" | "scopes"> & { assistant?: string };
export type KeyUsage = Api["KeyUsage"];
export type User = Api["User"];
export type NewUser = Api["NewUser"];
export type UserChange = Api["UserChange"];
export type ProfileChange = Api["ProfileChange"];

const ME = "/api/v1/me";
const SESSION = "/api/v1/auth/session";
const SESSIONS = "/api/v1/auth/sessions";
const KEYS = "/api/v1/api-keys";
const USERS = "/api/v1/users";

export function useAuthState() {
  return api.useQuery("get", "/api/v1/auth/state", {}, { staleTime: 0, retry: 1 });
}

/** Who is signed in; its problem has status 401 when nobody is. */
export function useWhoAmI() {
  return api.useQuery("get", ME, {}, { staleTime: 60_000, retry: (times, problem) => problem.status === undefined && times < 2 });
}

export function isWhoAmI(key: readonly unknown[]): boolean {
  return key[1] === ME;
}

/** Asks again who is signed in: where the session has ended, the frame then leads to the sign-in page. */
export function checkSession(queries: QueryClient) {
  return queries.invalidateQueries({ queryKey: ["get", ME] });
}

export function useSignIn() {
  return api.useMutation("post", SESSION, { onSuccess: useEnter() });
}

export function useSetUp() {
  return api.useMutation("post", "/api/v1/auth/setup", { onSuccess: useEnter() });
}

export function useSignOut() {
  const queries = useQueryClient();
  return api.useMutation("delete", SESSION, { onSuccess: () => queries.clear() });
}

/** Somebody came in, or works for another team now: nothing of before may be shown. */
function useEnter() {
  const queries = useQueryClient();
  return (me: Api["Me"]) => {
    queries.removeQueries({ predicate: ({ queryKey }) => !isWhoAmI(queryKey) });
    queries.setQueryData(api.queryOptions("get", ME, {}).queryKey, me);
  };
}

export function useChooseTeam() {
  const queries = useQueryClient();
  return api.useMutation("put", "/api/v1/me/team", {
    onSuccess: (me) => {
      queries.setQueryData(api.queryOptions("get", ME, {}).queryKey, me);
      return queries.resetQueries({ predicate: ({ queryKey }) => !isWhoAmI(queryKey) });
    },
  });
}

export function useChangeProfile() {
  const queries = useQueryClient();
  return api.useMutation("patch", ME, { onSuccess: (me) => queries.setQueryData(api.queryOptions("get", ME, {}).queryKey, me) });
}

export function useChangePassword() {
  return api.useMutation("put", "/api/v1/me/password", { onSuccess: useReload(SESSIONS) });
}

export function useSessions() {
  return api.useQuery("get", SESSIONS);
}

export function useRevokeSession() {
  return api.useMutation("delete", `${SESSIONS}/{id}`, { onSuccess: useReload(SESSIONS) });
}

export function useRevokeOtherSessions() {
  return api.useMutation("delete", SESSIONS, { onSuccess: useReload(SESSIONS) });
}

export function useApiKeys() {
  return api.useQuery("get", KEYS);
}

/** What one's keys called models for in the last seven days; only for who may call them. */
export function useKeyUsage(enabled: boolean) {
  return api.useQuery("get", "/api/v1/usage/keys", {}, { enabled });
}

export function usePermissions(enabled: boolean) {
  return api.useQuery("get", "/api/v1/permissions", {}, { staleTime: Infinity, enabled });
}

export function useCreateApiKey() {
  return api.useMutation("post", KEYS, { onSuccess: useReload(KEYS) });
}

/** The assistants that a key can be bound to. */
export function useAssistants(enabled: boolean) {
  return api.useQuery("get", "/api/v1/assistants", {}, { enabled }).data?.items ?? [];
}

/** A key that calls one assistant and nothing else. */
export function useCreateAssistantKey() {
  return api.useMutation("post", "/api/v1/assistants/{id}/keys", { onSuccess: useReload(KEYS) });
}

export function useRevokeApiKey() {
  return api.useMutation("delete", `${KEYS}/{id}`, { onSuccess: useReload(KEYS) });
}

/** The line with which a program uses a new key. */
export function curlLine(key: string): string {
  return `curl -H "Authorization: Bearer ${key}" ${window.location.origin}${ME}`;
}

const CHAT = "/v1/chat/completions";

/** The line with which a program calls a model with a new key. */
export function modelCurlLine(key: string, model: string): string {
  const body = JSON.stringify({ model, messages: [{ role: "user", content: "Hello" }] });
  return `curl ${window.location.origin}${CHAT} -H "Authorization: Bearer ${key}" -H "Content-Type: application/json" -d '${body}'`;
}

/** The names of the language models that a key may call; those come first that can talk. */
export async function modelsOfKey(key: string): Promise<string[]> {
  const answer = await withKey(key, "/v1/models");
  const { data } = (await answer.json()) as { data?: { id: string; type?: string }[] };
  return (data ?? []).filter(({ type }) => type === "llm").map(({ id }) => id);
}

/** What a model answers to a key, or why it does not. */
export async function askWithKey(key: string, model: string, words: string): Promise<{ ok: boolean; text: string; overhead: string }> {
  const answer = await withKey(key, CHAT, { model, messages: [{ role: "user", content: words }] });
  const said = (await answer.json()) as { choices?: { message: { content: string } }[]; error?: { message: string } };
  return {
    ok: answer.ok,
    text: said.choices?.[0]?.message.content ?? said.error?.message ?? answer.statusText,
    overhead: answer.headers.get("x-candela-overhead-ms") ?? "–",
  };
}

/** Not with the session: what is tried is the key. */
function withKey(key: string, path: string, body?: unknown): Promise<Response> {
  const how: RequestInit = {
    credentials: "omit",
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
    ...(body ? { method: "POST", body: JSON.stringify(body) } : {}),
  };
  return fetch(new Request(new URL(path, window.location.origin), how));
}

export function useUsers(text: string) {
  return api.useInfiniteQuery(
    "get",
    USERS,
    { params: { query: { q: text } } },
    PAGED,
  );
}

export function useCreateUser() {
  return api.useMutation("post", USERS, { onSuccess: useReload(USERS) });
}

export function useChangeUser() {
  return api.useMutation("patch", `${USERS}/{id}`, { onSuccess: useReload(USERS) });
}

export function useSetPassword() {
  return api.useMutation("put", `${USERS}/{id}/password`);
}

function useReload(path: string) {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ["get", path] });
}
