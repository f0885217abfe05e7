import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { api, PAGED, WRITE_HEADER, type Api, type Problem } from "@/api/client";
import type { Failure } from "@/ui/problem";
import { useCan } from "@/ui/session";

export type DataSource = Api["DataSource"];
export type DataSourceDetail = Api["DataSourceDetail"];
export type NewDataSource = Api["NewDataSource"];
export type ConnectionChange = Api["ConnectionChange"];
export type ConnectionResult = Api["ConnectionResult"];
export type SchemaView = Api["SchemaView"];
export type TableView = Api["TableView"];
export type ColumnView = Api["ColumnView"];
export type KeyView = Api["KeyView"];
export type Refresh = Api["RefreshView"];
export type Classification = Api["Classification"];
export type ModelImport = Api["ModelImport"];
export type NewTerm = Api["NewTerm"];
export type Uploaded = Api["UploadedSource"];

const SOURCES = "/api/v1/data-sources";
const SOURCE = "/api/v1/data-sources/{id}";
const SCHEMA = "/api/v1/data-sources/{id}/schema";
const CLASSIFICATIONS = "/api/v1/data-sources/{id}/classifications";
const TERMS = "/api/v1/semantic/terms";
const TERM = "/api/v1/semantic/terms/{id}";
const MODEL = "/api/v1/semantic/models/{id}";
const UPLOAD = "/api/v1/data-sources/upload";

const at = (id: string) => ({ params: { path: { id } } });

export function useSources(text: string) {
  return api.useInfiniteQuery(
    "get",
    SOURCES,
    { params: { query: text ? { q: text } : {} } },
    PAGED,
  );
}

export function useSource(id: string) {
  return api.useQuery("get", SOURCE, at(id));
}

export function useSchema(id: string) {
  return api.useQuery("get", SCHEMA, at(id));
}

export function usePreview(id: string, table: string) {
  return api.useQuery("get", `${SOURCE}/preview`, { params: { path: { id }, query: { table, limit: 20 } } });
}

export function useExamples(id: string) {
  return api.useQuery("get", `${SOURCE}/examples`, at(id));
}

export function useTestConnection() {
  return api.useMutation("post", `${SOURCES}/test`);
}

export function useConnect() {
  return api.useMutation("post", SOURCES, { onSuccess: useReload() });
}

export function useChangeSource() {
  return api.useMutation("patch", SOURCE, { onSuccess: useReload() });
}

export function useDeleteSource() {
  const queries = useQueryClient();
  return api.useMutation("delete", SOURCE, { onSuccess: () => queries.invalidateQueries({ queryKey: ["get", SOURCES] }) });
}

export function useRefresh() {
  return api.useMutation("post", `${SOURCE}/refresh`, { onSuccess: useReload() });
}

export function useDescribe() {
  return api.useMutation("put", `${SOURCE}/descriptions`, { onSuccess: useReload() });
}

export function useCorrectType() {
  return api.useMutation("put", `${SOURCE}/types`, { onSuccess: useReload() });
}

export function useClassifications(id: string): Classification[] {
  return api.useQuery("get", CLASSIFICATIONS, at(id)).data?.items ?? [];
}

export function useDecide() {
  return api.useMutation("put", CLASSIFICATIONS, { onSuccess: useReload() });
}

/** Where what is said of a source is fetched as a file. */
export function modelFile(id: string): string {
  return MODEL.replace("{id}", id);
}

export function useImportModel() {
  const reload = useReload();
  return api.useMutation("post", MODEL, { onSuccess: ({ kept }) => (kept ? reload() : undefined) });
}

/** The glossary's other words for the tables and columns of a source. */
export function useSynonyms(id: string) {
  const found = api.useQuery("get", TERMS, { params: { query: { kind: "synonym", dataSource: id, limit: 200 } } }, { enabled: useCan("query:read") });
  return (found.data?.items ?? []).filter(({ dataSource }) => dataSource === id);
}

/** Keeps the words of one term: makes it, changes it, and deletes it when no word is left. */
export function useTeach() {
  const onSuccess = useReload();
  const create = api.useMutation("post", TERMS, { onSuccess });
  const change = api.useMutation("put", TERM, { onSuccess });
  const forget = api.useMutation("delete", TERM, { onSuccess });
  return (id: string | undefined, body: NewTerm, onError: (problem: Failure) => void) => {
    if (id === undefined) {
      create.mutate({ body }, { onError });
    } else if (body.phrases.length > 0) {
      change.mutate({ params: { path: { id } }, body }, { onError });
    } else {
      forget.mutate({ params: { path: { id } } }, { onError });
    }
  };
}

function useReload() {
  const queries = useQueryClient();
  const paths = [SOURCES, SOURCE, SCHEMA, CLASSIFICATIONS, TERMS, `${SOURCE}/preview`, `${SOURCE}/examples`];
  return () => Promise.all(paths.map((path) => queries.invalidateQueries({ queryKey: ["get", path] })));
}

/** An upload on its way: how much has left, and what came of it. */
export interface Upload {
  /** From 0 to 1 while it is sent; 1 while the server reads the files; null when none is on its way. */
  share: number | null;
  result: Uploaded | null;
  problem: Failure;
}

const NONE: Upload = { share: null, result: null, problem: null };

/** Sends files and tells how far they are; `fetch` cannot tell that, hence the older request. */
export function useUpload() {
  const reload = useReload();
  const [upload, setUpload] = useState<Upload>(NONE);
  const request = useRef<XMLHttpRequest | null>(null);
  const start = useCallback(
    (files: File[], name: string) => {
      setUpload({ ...NONE, share: 0 });
      request.current = send(files, name, {
        onShare: (share) => setUpload((before) => ({ ...before, share })),
        onDone: (result) => {
          setUpload({ ...NONE, result });
          void reload();
        },
        onProblem: (problem) => setUpload({ ...NONE, problem }),
      });
    },
    [reload],
  );
  const cancel = useCallback(() => {
    request.current?.abort();
    setUpload(NONE);
  }, []);
  return { ...upload, start, cancel };
}

interface Sending {
  onShare: (share: number) => void;
  onDone: (uploaded: Uploaded) => void;
  onProblem: (problem: Failure) => void;
}

function send(files: File[], name: string, { onShare, onDone, onProblem }: Sending): XMLHttpRequest {
  const form = new FormData();
  form.append("name", name);
  files.forEach((file) => form.append("file", file));
  const request = new XMLHttpRequest();
  request.open("POST", UPLOAD);
  request.setRequestHeader(...WRITE_HEADER);
  request.upload.addEventListener("progress", ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0));
  request.addEventListener("load", () => (request.status < 300 ? onDone(JSON.parse(request.responseText) as Uploaded) : onProblem(problemOf(request))));
  request.addEventListener("error", () => onProblem(new Error("The upload was cut off")));
  request.send(form);
  return request;
}

function problemOf(request: XMLHttpRequest): Failure {
  const json = request.getResponseHeader("Content-Type")?.includes("json") ?? false;
  return json ? (JSON.parse(request.responseText) as Problem) : { type: "about:blank", title: "", status: request.status, detail: "", code: "" };
}
