import { api, PAGED, type Api } from "@/api/client";

export type AuditEntry = Api["AuditEntry"];

/** What the log is narrowed to; an absent field does not narrow. Days are whole days. */
export interface AuditFilter {
  q?: string;
  user?: string;
  action?: string;
  entityType?: string;
  entity?: string;
  from?: string;
  to?: string;
}

const AUDIT = "/api/v1/audit";
const CSV = "/api/v1/audit.csv";

export function useAudit(filter: AuditFilter) {
  return api.useInfiniteQuery(
    "get",
    AUDIT,
    { params: { query: onTheWire(filter) } },
    PAGED,
  );
}

/** The address of the filtered log as a file. */
export function auditCsv(filter: AuditFilter): string {
  return `${CSV}?${new URLSearchParams(Object.entries(onTheWire(filter)))}`;
}

/** Checks the whole chain when asked to. */
export function useVerification() {
  return api.useQuery("get", `${AUDIT}/verification`, {}, { enabled: false, staleTime: 0 });
}

/** Days become moments: from the first one's start to the last one's end, by the reader's clock. */
function onTheWire({ from, to, ...rest }: AuditFilter): AuditFilter {
  return {
    ...rest,
    ...(from ? { from: new Date(`${from}T00:00:00`).toISOString() } : {}),
    ...(to ? { to: new Date(`${to}T23:59:59.999`).toISOString() } : {}),
  };
}
