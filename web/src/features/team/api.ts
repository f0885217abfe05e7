import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, http, type Api, type Problem } from "@/api/client";

export type Team = Api["Team"];
export type Member = Api["Member"];
export type Role = Api["Role"];

const TEAMS = "/api/v1/teams";
const MEMBERS = "/api/v1/teams/{id}/members";
const ROLES = "/api/v1/roles";
const ME = "/api/v1/me";

export function useTeams() {
  return api.useQuery("get", TEAMS);
}

export function useTeam(id: string) {
  return api.useQuery("get", TEAMS, {}, { select: ({ items }) => items.find((team) => team.id === id) ?? null });
}

export function useCreateTeam() {
  return api.useMutation("post", TEAMS, { onSuccess: useReload(TEAMS, ME) });
}

export function useRenameTeam() {
  return api.useMutation("patch", `${TEAMS}/{id}`, { onSuccess: useReload(TEAMS, ME) });
}

export function useDeleteTeam() {
  return api.useMutation("delete", `${TEAMS}/{id}`, { onSuccess: useReload(TEAMS, ME) });
}

export function useMembers(team: string) {
  return api.useQuery("get", MEMBERS, { params: { path: { id: team } } });
}

export function useAddMember() {
  return api.useMutation("post", MEMBERS, { onSuccess: useReload(MEMBERS, TEAMS) });
}

export function useChangeMember() {
  return api.useMutation("put", `${MEMBERS}/{user}`, { onSuccess: useReload(MEMBERS, TEAMS, ME) });
}

export function useDescribeMember() {
  return api.useMutation("put", `${MEMBERS}/{user}/attributes`, { onSuccess: useReload(MEMBERS) });
}

export function useRemoveMember() {
  return api.useMutation("delete", `${MEMBERS}/{user}`, { onSuccess: useReload(MEMBERS, TEAMS, ME) });
}

export function useRoles() {
  return api.useQuery("get", ROLES);
}

export function usePermissions() {
  return api.useQuery("get", "/api/v1/permissions", {}, { staleTime: Infinity });
}

export function useCreateRole() {
  return api.useMutation("post", ROLES, { onSuccess: useReload(ROLES) });
}

export function useChangeRole() {
  return api.useMutation("put", `${ROLES}/{id}`, { onSuccess: useReload(ROLES, ME) });
}

/** Saves roles one after another and stops at the first that is refused. */
export function useSaveRoles() {
  const reload = useReload(ROLES, ME);
  return useMutation<undefined, Problem, Role[]>({
    mutationFn: async (roles) => {
      for (const { id, name, permissions } of roles) {
        const { error } = await http.PUT(`${ROLES}/{id}`, { params: { path: { id } }, body: { name, permissions } });
        if (error) {
          throw error;
        }
      }
      return undefined;
    },
    onSettled: reload,
  });
}

export function useDeleteRole() {
  return api.useMutation("delete", `${ROLES}/{id}`, { onSuccess: useReload(ROLES, ME) });
}

function useReload(...paths: string[]) {
  const queries = useQueryClient();
  return () => Promise.all(paths.map((path) => queries.invalidateQueries({ queryKey: ["get", path] })));
}
