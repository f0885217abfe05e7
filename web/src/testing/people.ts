import type { Me } from "@/ui/session";

const team = { id: "11111111-0000-7000-8000-000000000001", name: "Shop", personal: false };

/** Somebody signed in, for tests: an analyst of the team Shop unless told otherwise. */
export function someone(change: Partial<Me> = {}): Me {
  return {
    id: "22222222-0000-7000-8000-000000000001",
    email: "mai@example.com",
    username: "mai",
    displayName: "Mai Tran",
    locale: "en",
    timeZone: "UTC",
    preferences: {},
    administrator: false,
    team,
    teams: [team],
    permissions: ["datasource:read", "datasource:write", "query:read", "query:run", "query:sql", "term:write", "term:verify", "chat:read", "chat:write", "apikey:write", "team:read"],
    ...change,
  };
}

export function administrator(change: Partial<Me> = {}): Me {
  return someone({ displayName: "Ada Admin", administrator: true, permissions: ["admin:*"], ...change });
}
