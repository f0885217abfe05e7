import { useVirtualizer } from "@tanstack/react-virtual";
import type { RefObject } from "react";

const ROW = 37;
const DRAWN_AT_ONCE = 100;

/** The rows in sight, and the height of those before and after them. */
export interface RowWindow {
  start: number;
  end: number;
  before: number;
  after: number;
}

/** Which of the rows need drawing as the box scrolls; few rows are all drawn. */
export function useWindow(scroll: RefObject<HTMLDivElement | null>, count: number): RowWindow {
  // The compiler cannot memoize what the virtualizer gives; nothing here needs it to.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({ count, getScrollElement: () => scroll.current, estimateSize: () => ROW, overscan: 12 });
  if (count <= DRAWN_AT_ONCE) {
    return { start: 0, end: count, before: 0, after: 0 };
  }
  const items = virtual.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  if (!first || !last) {
    return { start: 0, end: Math.min(count, DRAWN_AT_ONCE), before: 0, after: 0 };
  }
  return { start: first.index, end: last.index + 1, before: first.start, after: virtual.getTotalSize() - last.end };
}
