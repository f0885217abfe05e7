import { act } from "@testing-library/react";
import { vi } from "vitest";

/** Stands in for the lines on which the server sends events; the test says what comes over them. */
export function fakeEvents() {
  const open: FakeSource[] = [];
  class FakeSource extends EventTarget {
    closed = false;
    constructor(readonly url: string) {
      super();
      open.push(this);
    }
    close() {
      this.closed = true;
    }
  }
  vi.stubGlobal("EventSource", FakeSource);
  const lines = () => open.filter(({ closed }) => !closed);
  return {
    /** The addresses that are listened to now. */
    urls: () => lines().map(({ url }) => url),
    send: (name: string, data: unknown) =>
      act(() => lines().forEach((line) => line.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data) })))),
    cut: () => act(() => lines().forEach((line) => line.dispatchEvent(new Event("error")))),
  };
}
