import type { ConnectionChange, DataSource, DataSourceDetail, NewDataSource } from "./api";
import { isConnectable, isFile, KINDS, type Kind } from "./kinds";

/** A connection as it stands in its form. */
export interface ConnectionDraft {
  name: string;
  kind: Kind;
  host: string;
  port: number | "";
  database: string;
  username: string;
  password: string;
  tls: "disable" | "prefer" | "require" | "verify";
  path: string;
  visibility: DataSource["visibility"];
}

export const EMPTY: ConnectionDraft = {
  name: "",
  kind: "postgresql",
  host: "",
  port: KINDS.postgresql.port ?? "",
  database: "",
  username: "",
  password: "",
  tls: "prefer",
  path: "",
  visibility: "private",
};

/** Where the draft's source is reached: only the fields that its kind has; an empty password is left out. */
export function whereOf({ kind, path, host, port, database, username, password, tls }: ConnectionDraft): ConnectionChange {
  return isFile(kind) ? { path } : { host, port: port === "" ? null : port, database, username, tls, ...(password ? { password } : {}) };
}

/** The whole draft as the server takes it. */
export function asConnection(draft: ConnectionDraft): NewDataSource {
  const { name, kind, visibility } = draft;
  return { name, kind, visibility, ...whereOf(draft) };
}

/** The stored connection as a draft; its password is not among it. */
export function draftOf({ name, kind, visibility, connection }: DataSourceDetail): ConnectionDraft {
  return {
    ...EMPTY,
    name,
    kind: isConnectable(kind) ? kind : EMPTY.kind,
    visibility,
    host: connection?.host ?? "",
    port: connection?.port ?? "",
    database: connection?.database ?? "",
    username: connection?.username ?? "",
    tls: connection?.tls ?? "prefer",
    path: connection?.path ?? "",
  };
}

/** The empty fields without which a source of this kind cannot be reached; to be kept it needs a name, too. */
export function missingFields(draft: ConnectionDraft, kept: boolean): (keyof ConnectionDraft)[] {
  const where: (keyof ConnectionDraft)[] = isFile(draft.kind) ? ["path"] : ["host", "port", "database", "username"];
  const needed: (keyof ConnectionDraft)[] = kept ? ["name", ...where] : where;
  return needed.filter((field) => String(draft[field]).trim() === "");
}
