import { notifications } from "@mantine/notifications";
import { useT } from "./texts";

/** Says for a moment that something was done: `saved()`, or `saved(t.removed)`. */
export function useSaved() {
  const t = useT();
  return (message: string = t.saved) => {
    notifications.show({ message, color: "teal", autoClose: 3000, closeButtonProps: { "aria-label": t.close } });
  };
}
