import { dictionary } from "@/ui/i18n";

const useNames = dictionary({
  en: {
    team_manager: "Team manager",
    member: "Member",
    analyst: "Analyst",
    viewer: "Viewer",
    auditor: "Auditor",
  },
  vi: {
    team_manager: "Quản lý nhóm",
    member: "Thành viên",
    analyst: "Nhà phân tích",
    viewer: "Người xem",
    auditor: "Kiểm toán viên",
  },
});

/** A built-in role's name in the reader's language; a role of one's own has the name that it was given. */
export function useRoleName(): (role: string) => string {
  const names: Record<string, string> = useNames();
  return (role) => names[role] ?? role;
}
