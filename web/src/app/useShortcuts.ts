import { useEffect, useRef } from "react";

/** What to do by keys: one key (`?`) or two after each other (`g h`). */
export type Shortcuts = Record<string, () => void>;

const PATIENCE = 1200;
const EDITABLE = "input, textarea, select, [contenteditable='true'], [role='textbox']";

/** Listens for shortcuts while nobody is typing into a field. */
export function useShortcuts(shortcuts: Shortcuts, enabled = true) {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  });
  useEffect(() => {
    let former = { key: "", at: 0 };
    function handleKey(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || isEditable(event.target)) {
        return;
      }
      const pair = event.timeStamp - former.at < PATIENCE ? `${former.key} ${event.key}` : "";
      const action = current.current[pair] ?? current.current[event.key];
      former = { key: event.key, at: event.timeStamp };
      if (action) {
        event.preventDefault();
        action();
      }
    }
    if (!enabled) {
      return undefined;
    }
    document.addEventListener("keydown", handleKey);
    return () => document.removeEventListener("keydown", handleKey);
  }, [enabled]);
}

function isEditable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(EDITABLE) !== null;
}
