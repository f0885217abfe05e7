import { act } from "@testing-library/react";
import { vi } from "vitest";

/** Stands in for uploads and large downloads: the test says how far they are and what the server answers. */
export function fakeUploads() {
  const started: FakeRequest[] = [];
  class FakeRequest extends EventTarget {
    readonly upload = new EventTarget();
    readonly headers: Record<string, string> = {};
    status = 0;
    responseText = "";
    aborted = false;
    form: FormData | undefined;
    body: string | undefined;
    response: Blob | undefined;
    method = "";
    url = "";
    open(method: string, url: string) {
      this.method = method;
      this.url = url;
    }
    setRequestHeader(name: string, value: string) {
      this.headers[name] = value;
    }
    getResponseHeader() {
      return "application/json";
    }
    send(sent: FormData | string) {
      if (typeof sent === "string") {
        this.body = sent;
      } else {
        this.form = sent;
      }
      started.push(this);
    }
    abort() {
      this.aborted = true;
    }
  }
  vi.stubGlobal("XMLHttpRequest", FakeRequest);
  const last = () => started.at(-1) as FakeRequest;
  return {
    last,
    progress: (loaded: number, total: number) => act(() => last().upload.dispatchEvent(new ProgressEvent("progress", { loaded, total }))),
    answer: (status: number, body: unknown) =>
      act(() => {
        Object.assign(last(), { status, responseText: JSON.stringify(body) });
        last().dispatchEvent(new Event("load"));
      }),
    whole: (file: Blob) =>
      act(() => {
        Object.assign(last(), { status: 200, response: file });
        last().dispatchEvent(new Event("load"));
      }),
    cutOff: () => act(() => last().dispatchEvent(new Event("error"))),
  };
}
