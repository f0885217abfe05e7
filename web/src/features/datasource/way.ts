import type { ConnectionChange, DataSourceDetail } from "./api";

export const PROTOCOLS = ["http", "socks5"] as const;

export const PERSONS = ["", "attribute", "email"] as const;

/** What of a form says through which proxy and in whose name a database is asked. */
export interface WayDraft {
  /** Whether it is reached through a proxy, and whether it was before. */
  proxy: boolean;
  hadProxy: boolean;
  proxyProtocol: (typeof PROTOCOLS)[number];
  proxyHost: string;
  proxyPort: number | "";
  proxyUser: string;
  proxyPassword: string;
  /** By what of theirs the database knows whoever asks; empty where all ask as the one user. */
  person: (typeof PERSONS)[number];
  hadPerson: boolean;
  attribute: string;
  /** What a session at a warehouse in the cloud begins with. */
  warehouse: string;
  role: string;
  dataset: string;
  location: string;
  loginKey: string;
}

export const EMPTY_WAY: WayDraft = {
  proxy: false,
  hadProxy: false,
  proxyProtocol: "http",
  proxyHost: "",
  proxyPort: 3128,
  proxyUser: "",
  proxyPassword: "",
  person: "",
  hadPerson: false,
  attribute: "db_role",
  warehouse: "",
  role: "",
  dataset: "",
  location: "",
  loginKey: "",
};

/** The same as the server takes it; an empty host and an empty origin take away what was there. */
export function wayOf(draft: WayDraft): Pick<ConnectionChange, "proxy" | "person"> {
  return {
    ...(draft.proxy || draft.hadProxy ? { proxy: proxyOf(draft) } : {}),
    ...(draft.person || draft.hadPerson ? { person: { from: draft.person, attribute: draft.person === "attribute" ? draft.attribute : "" } } : {}),
  };
}

/** The key is left out where none was entered, which keeps the stored one. */
export function sessionOf({ warehouse, role, loginKey }: WayDraft): NonNullable<ConnectionChange["session"]> {
  return { warehouse, role, ...(loginKey ? { key: loginKey } : {}) };
}

/** The same of BigQuery. */
export function placeOf({ dataset, location, loginKey }: WayDraft): NonNullable<ConnectionChange["session"]> {
  return { dataset, location, ...(loginKey ? { key: loginKey } : {}) };
}

function proxyOf({ proxy, proxyProtocol, proxyHost, proxyPort, proxyUser, proxyPassword }: WayDraft): NonNullable<ConnectionChange["proxy"]> {
  return proxy
    ? {
        protocol: proxyProtocol,
        host: proxyHost,
        port: proxyPort === "" ? null : proxyPort,
        username: proxyUser,
        ...(proxyPassword ? { password: proxyPassword } : {}),
      }
    : { host: "" };
}

/** The stored way as a draft; the proxy's password is not among it. */
export function proxyDraftOf(connection: DataSourceDetail["connection"] | undefined): Partial<WayDraft> {
  const { proxy, person, session } = connection ?? {};
  return {
    ...(proxy ? { proxy: true, hadProxy: true, proxyProtocol: proxy.protocol, proxyHost: proxy.host, proxyPort: proxy.port, proxyUser: proxy.username } : {}),
    ...(person ? { person: person.from, hadPerson: true, attribute: person.attribute || EMPTY_WAY.attribute } : {}),
    ...(session ? { warehouse: session.warehouse, role: session.role, dataset: session.dataset, location: session.location } : {}),
  };
}

export function missingOfWay({ proxy, person }: WayDraft): (keyof WayDraft)[] {
  return [...(proxy ? (["proxyHost", "proxyPort"] as const) : []), ...(person === "attribute" ? (["attribute"] as const) : [])];
}
