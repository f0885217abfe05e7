import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { api, PAGED, WRITE_HEADER, type Api, type Problem } from "@/api/client";
import type { Failure } from "@/ui/problem";
import { useMe } from "@/ui/session";

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
export type Uploaded = Api["UploadedSource"];

const SOURCES = "/api/v1/data-sources";
const SOURCE = "/api/v1/data-sources/{id}";
const SCHEMA = "/api/v1/data-sources/{id}/schema";
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

function useReload() {
  const queries = useQueryClient();
  const paths = [SOURCES, SOURCE, SCHEMA, `${SOURCE}/preview`, `${SOURCE}/examples`];
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

/** Where files go: a new source, or one that gets a newer version or further rows. */
export type Target = { name: string } | { id: string; table?: string };

/** Sends files and tells how far they are; `fetch` cannot tell that, hence the older request. */
export function useUpload() {
  const reload = useReload();
  const [upload, setUpload] = useState<Upload>(NONE);
  const request = useRef<XMLHttpRequest | null>(null);
  const start = useCallback(
    (files: File[], target: Target) => {
      setUpload({ ...NONE, share: 0 });
      request.current = send(files, target, {
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

function send(files: File[], target: Target, { onShare, onDone, onProblem }: Sending): XMLHttpRequest {
  const form = new FormData();
  files.forEach((file) => form.append("file", file));
  const request = new XMLHttpRequest();
  if ("name" in target) {
    form.append("name", target.name);
    request.open("POST", UPLOAD);
  } else {
    // A table gets further rows; without one, everything is replaced.
    request.open(target.table ? "POST" : "PUT", `${SOURCES}/${target.id}/files`);
    if (target.table) {
      form.append("table", target.table);
    }
  }
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

export type DataPolicy = Api["DataPolicy"];
export type NewDataPolicy = Api["NewDataPolicy"];
export type Sight = Api["PolicySight"];

const POLICIES = `${SOURCE}/policies` as const;

export function usePolicies(id: string) {
  return api.useQuery("get", POLICIES, at(id));
}

export function useCreatePolicy() {
  return api.useMutation("post", POLICIES, { onSuccess: usePoliced() });
}

export function useChangePolicy() {
  return api.useMutation("put", `${POLICIES}/{policy}`, { onSuccess: usePoliced() });
}

export function useDeletePolicy() {
  return api.useMutation("delete", `${POLICIES}/{policy}`, { onSuccess: usePoliced() });
}

/** What somebody sees of a source; asked anew whenever a policy changed. */
export function useSight(id: string, user: string) {
  return api.useQuery("post", `${POLICIES}/preview`, { ...at(id), body: { user } }, { retry: false });
}

/** A changed policy changes what its own keepers see, too. */
function usePoliced() {
  const queries = useQueryClient();
  const reload = useReload();
  return () =>
    Promise.all([reload(), queries.invalidateQueries({ queryKey: ["get", POLICIES] }), queries.invalidateQueries({ queryKey: ["post", `${POLICIES}/preview`] })]);
}

/** The people of the team that the reader works in. */
export function useColleagues() {
  return api.useQuery("get", "/api/v1/teams/{id}/members", at(useMe().team.id));
}

export function useRoleNames() {
  return api.useQuery("get", "/api/v1/roles");
}

export function usePermissionNames() {
  return api.useQuery("get", "/api/v1/permissions", {}, { staleTime: Infinity });
}
