import { notifications } from "@mantine/notifications";
import { isProblem, type Failure } from "./problem";
import { useT } from "./texts";

/** Says in a notification why something that was asked for in passing did not happen. */
export function useTellProblem(): (problem: Failure) => void {
  const t = useT();
  return (problem) => {
    const message = isProblem(problem) ? (problem.detail ?? problem.title ?? t.unknownProblem) : t.unreachable;
    notifications.show({ color: "red", title: t.failed, message });
  };
}
