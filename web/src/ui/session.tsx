import { createContext, useContext } from "react";
import type { Api } from "@/api/client";

export type Me = Api["Me"];

const MeContext = createContext<Me | null>(null);

/** Says who is signed in to everything below. */
export const MeProvider = MeContext.Provider;

export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) {
    throw new Error("This part of the page needs somebody who is signed in");
  }
  return me;
}

/** Whether the reader may do something in the current team. The server decides again; this only hides what would be refused. */
export function useCan(permission: string): boolean {
  return can(useMe(), permission);
}

export function can(me: Me, permission: string): boolean {
  return me.administrator || me.permissions.includes("admin:*") || me.permissions.includes(permission);
}
