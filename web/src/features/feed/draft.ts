import type { Feed, FeedKind, FeedOffer, FeedPlace } from "./api";

export const KINDS = ["odata", "rest", "s3"] as const satisfies readonly FeedKind[];
export const PAGINGS = ["none", "page", "offset", "cursor", "link"] as const;
const LOGINS = ["none", "basic", "api_key", "oauth2"] as const;

type LoginKind = FeedPlace["login"]["kind"];
export type Resource = NonNullable<FeedPlace["rest"]>["resources"][number];

/** The ways to sign on that a kind knows. */
export function loginsOf(kind: FeedKind): readonly LoginKind[] {
  return kind === "s3" ? ["aws4", "none"] : LOGINS;
}

export const EMPTY_RESOURCE: Resource = { table: "", path: "", records: "", key: "id", cursor: "", since: "" };

/** The fields of the form as text, whatever the kind. */
export interface Draft {
  kind: FeedKind;
  name: string;
  visibility: "private" | "team" | "company";
  address: string;
  login: LoginKind;
  username: string;
  header: string;
  tokenAddress: string;
  clientId: string;
  scope: string;
  secret: string;
  tables: { table: string; cursor: string }[];
  region: string;
  bucket: string;
  prefix: string;
  paging: (typeof PAGINGS)[number];
  pageParameter: string;
  sizeParameter: string;
  size: number | string;
  next: string;
  resources: Resource[];
  cron: string;
  zone: string;
}

export function emptyDraft(zone: string): Draft {
  return {
    kind: "odata",
    name: "",
    visibility: "private",
    address: "",
    login: "none",
    username: "",
    header: "",
    tokenAddress: "",
    clientId: "",
    scope: "",
    secret: "",
    tables: [],
    region: "us-east-1",
    bucket: "",
    prefix: "",
    paging: "none",
    pageParameter: "page",
    sizeParameter: "",
    size: 100,
    next: "",
    resources: [EMPTY_RESOURCE],
    cron: "",
    zone,
  };
}

export function draftOf(feed: Feed): Draft {
  const { address, login, tables, rest, bucket } = feed.place;
  const empty = emptyDraft(feed.zone);
  return {
    ...empty,
    kind: feed.kind,
    name: feed.name,
    address,
    login: login.kind,
    username: login.username ?? "",
    header: login.header ?? "",
    tokenAddress: login.tokenAddress ?? "",
    clientId: login.clientId ?? "",
    scope: login.scope ?? "",
    tables: (tables ?? []).map(({ table, cursor }) => ({ table, cursor: cursor ?? "" })),
    region: bucket?.region ?? empty.region,
    bucket: bucket?.name ?? "",
    prefix: bucket?.prefix ?? "",
    paging: rest?.paging.kind ?? "none",
    pageParameter: rest?.paging.parameter ?? "",
    sizeParameter: rest?.paging.sizeParameter ?? "",
    size: rest?.paging.size ?? empty.size,
    next: rest?.paging.next ?? "",
    resources: rest?.resources ?? empty.resources,
    cron: feed.cron ?? "",
  };
}

/** What the server is told; an empty secret keeps the stored one. */
export function placeOf(draft: Draft): FeedPlace {
  const { login: kind, username, header, tokenAddress, clientId, scope, secret } = draft;
  return {
    address: draft.address.trim(),
    login: { kind, username, header, tokenAddress, clientId, scope },
    tables: draft.kind === "rest" ? [] : draft.tables.map(({ table, cursor }) => ({ table, ...(cursor ? { cursor } : {}) })),
    ...(secret ? { secret } : {}),
    ...(draft.kind === "s3" ? { bucket: { region: draft.region, name: draft.bucket, prefix: draft.prefix } } : {}),
    ...(draft.kind === "rest" ? { rest: restOf(draft) } : {}),
  };
}

function restOf({ paging: kind, pageParameter: parameter, sizeParameter, size, next, resources }: Draft): NonNullable<FeedPlace["rest"]> {
  return { paging: { kind, parameter, sizeParameter, size: Number(size) || 100, first: 1, next }, resources };
}

/** The fields in the words of the server's problems. */
export const FIELDS = ["name", "address", "username", "header", "tokenAddress", "clientId", "secret"];

const CHANGES = /updated|modified|changed|lastmod/i;

/** The column that most likely grows with every change. */
export function likelyCursor(offer: FeedOffer): string {
  return offer.key.length === 0 ? "" : (offer.columns.find(({ name, ordered }) => ordered && CHANGES.test(name))?.name ?? "");
}
