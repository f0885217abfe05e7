import type { ConnectionChange, DataSource, DataSourceDetail, NewDataSource } from "./api";
import { isCloud, isConnectable, isFile, KINDS, type Kind } from "./kinds";
import { EMPTY_WAY, missingOfWay, placeOf, proxyDraftOf, sessionOf, wayOf, type WayDraft } from "./way";

/** How the way to a server is encrypted, from never to checked by the host's name. */
export const TLS = ["disable", "prefer", "require", "verify_ca", "verify_full"] as const;

const TUNNEL: (keyof ConnectionDraft)[] = ["tunnelHost", "tunnelPort", "tunnelUser"];

/** A connection as it stands in its form. */
export interface ConnectionDraft extends WayDraft {
  name: string;
  kind: Kind;
  host: string;
  port: number | "";
  database: string;
  username: string;
  password: string;
  tls: (typeof TLS)[number];
  authority: string;
  certificate: string;
  key: string;
  /** Whether it is reached through an SSH server, and whether it was before. */
  tunnel: boolean;
  hadTunnel: boolean;
  tunnelHost: string;
  tunnelPort: number | "";
  tunnelUser: string;
  tunnelPassword: string;
  tunnelKey: string;
  tunnelHostKey: string;
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
  authority: "",
  certificate: "",
  key: "",
  tunnel: false,
  hadTunnel: false,
  tunnelHost: "",
  tunnelPort: 22,
  tunnelUser: "",
  tunnelPassword: "",
  tunnelKey: "",
  tunnelHostKey: "",
  ...EMPTY_WAY,
  path: "",
  visibility: "private",
};

/** Whether the server's certificate is checked, so that an authority to believe may be given. */
export function checksServer({ kind, tls }: ConnectionDraft): boolean {
  return !isCloud(kind) && (tls === "verify_ca" || tls === "verify_full");
}

/** Whether the way is surely encrypted, so that the server may ask for a certificate of ours. */
export function mayShowCertificate(draft: ConnectionDraft): boolean {
  return !isCloud(draft.kind) && (draft.tls === "require" || checksServer(draft));
}

/** Where the draft's source is reached: only the fields that its kind has; empty secrets are left out. */
export function whereOf(draft: ConnectionDraft): ConnectionChange {
  const { kind, path, host, port, database, username, password, tls } = draft;
  if (kind === "bigquery") {
    return { database, session: placeOf(draft), ...wayOf(draft) };
  }
  return isFile(kind)
    ? { path }
    : {
        host,
        port: port === "" ? null : port,
        database,
        username,
        tls,
        certificates: certificatesOf(draft),
        ...(password ? { password } : {}),
        ...wayOf(draft),
        ...(isCloud(kind) ? { session: sessionOf(draft) } : {}),
        ...(draft.tunnel || draft.hadTunnel ? { tunnel: tunnelOf(draft) } : {}),
      };
}

/** An empty host takes the SSH server away; empty secrets keep the stored ones. */
function tunnelOf(draft: ConnectionDraft): NonNullable<ConnectionChange["tunnel"]> {
  const { tunnelHost, tunnelPort, tunnelUser, tunnelPassword, tunnelKey, tunnelHostKey } = draft;
  return draft.tunnel
    ? {
        host: tunnelHost,
        port: tunnelPort === "" ? null : tunnelPort,
        username: tunnelUser,
        hostKey: tunnelHostKey,
        ...(tunnelPassword ? { password: tunnelPassword } : {}),
        ...(tunnelKey ? { key: tunnelKey } : {}),
      }
    : { host: "" };
}

/** Certificates that the chosen encryption has no use for are taken away. */
function certificatesOf(draft: ConnectionDraft): NonNullable<ConnectionChange["certificates"]> {
  const client = mayShowCertificate(draft) ? draft.certificate : "";
  return { authority: checksServer(draft) ? draft.authority : "", client, ...(client && draft.key ? { key: draft.key } : {}) };
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
    authority: connection?.certificates?.authority ?? "",
    certificate: connection?.certificates?.client ?? "",
    ...tunnelDraftOf(connection?.tunnel),
    ...proxyDraftOf(connection),
    path: connection?.path ?? "",
  };
}

function tunnelDraftOf(tunnel: DataSourceDetail["connection"]["tunnel"]): Partial<ConnectionDraft> {
  return tunnel
    ? { tunnel: true, hadTunnel: true, tunnelHost: tunnel.host, tunnelPort: tunnel.port, tunnelUser: tunnel.username, tunnelHostKey: tunnel.hostKey }
    : {};
}

function placeFields(draft: ConnectionDraft): (keyof ConnectionDraft)[] {
  if (draft.kind === "bigquery") {
    return ["database", ...(draft.username ? [] : (["loginKey"] as const)), ...missingOfWay(draft)];
  }
  return isFile(draft.kind) ? ["path"] : ["host", "port", "database", "username", ...(draft.tunnel ? TUNNEL : []), ...missingOfWay(draft)];
}

const OF_SERVERS: string[] = ["host", "port", "username", "password", "tls", "key", ...TUNNEL];

/** The fields that the form of a kind shows, and that say themselves what is wrong with them. */
export function shownFields(kind: Kind): string[] {
  return kind === "bigquery" ? Object.keys(EMPTY).filter((field) => !OF_SERVERS.includes(field)) : Object.keys(EMPTY);
}

/** The empty fields without which a source of this kind cannot be reached; to be kept it needs a name, too. */
export function missingFields(draft: ConnectionDraft, kept: boolean): (keyof ConnectionDraft)[] {
  const where = placeFields(draft);
  const needed: (keyof ConnectionDraft)[] = kept ? ["name", ...where] : where;
  return needed.filter((field) => String(draft[field]).trim() === "");
}
