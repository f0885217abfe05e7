import { useCallback, useEffect, useRef, useState } from "react";
import { WRITE_HEADER, type Problem } from "@/api/client";
import type { Failure } from "@/ui/problem";
import { exportUrl, stopExport, type Query } from "./api";

export type ExportFormat = "csv" | "xlsx";

/** A file on its way: how much of it is here, and what came of it. */
export interface Exporting {
  state: "idle" | "running" | "saved" | "broken" | "refused";
  /** Bytes so far. */
  loaded: number;
  problem: Failure;
}

const IDLE: Exporting = { state: "idle", loaded: 0, problem: null };

/**
 * Takes all rows along as a file. It is saved only when it is whole: a link would leave the part that came until the connection broke, and could
 * not say why there is none.
 */
export function useExporting(query: Query, onEnd: () => void) {
  const [exporting, setExporting] = useState(IDLE);
  const request = useRef<XMLHttpRequest | null>(null);
  const { id, title } = query;
  const stop = useCallback(() => {
    if (request.current) {
      request.current.abort();
      request.current = null;
      stopExport(id);
    }
    setExporting(IDLE);
  }, [id]);
  const start = useCallback(
    (format: ExportFormat, sql: string | null) => {
      setExporting({ ...IDLE, state: "running" });
      const end = (change: Partial<Exporting>) => {
        request.current = null;
        setExporting((before) => ({ ...before, ...change }));
        onEnd();
      };
      request.current = send(exportUrl(id), { format, sql }, {
        onLoaded: (loaded) => setExporting((before) => ({ ...before, loaded })),
        onWhole: (file) => {
          save(file, `${title.replace(/[^\p{L}\p{N} _-]/gu, "").trim()}.${format}`);
          end({ state: "saved", loaded: file.size });
        },
        onRefused: (problem) => end({ state: "refused", problem }),
        onBroken: () => end({ state: "broken" }),
      });
    },
    [id, title, onEnd],
  );
  useStopWithThePage(request, stop);
  return { ...exporting, start, stop };
}

/** Nobody is left to save the file when the page goes. */
function useStopWithThePage(request: React.RefObject<XMLHttpRequest | null>, stop: () => void) {
  useEffect(() => {
    const stopRunning = () => request.current && stop();
    window.addEventListener("pagehide", stopRunning);
    return () => {
      window.removeEventListener("pagehide", stopRunning);
      stopRunning();
    };
  }, [request, stop]);
}

interface Receiver {
  onLoaded: (bytes: number) => void;
  onWhole: (file: Blob) => void;
  onRefused: (problem: Failure) => void;
  onBroken: () => void;
}

/** The older request keeps large files on the disk of the browser, and tells how far they are. */
function send(url: string, body: { format: ExportFormat; sql: string | null }, receiver: Receiver): XMLHttpRequest {
  const request = new XMLHttpRequest();
  request.open("POST", url);
  request.setRequestHeader(...WRITE_HEADER);
  request.setRequestHeader("Content-Type", "application/json");
  request.addEventListener("readystatechange", () => {
    if (request.readyState === 2) {
      request.responseType = request.status < 300 ? "blob" : "text";
    }
  });
  request.addEventListener("progress", ({ loaded }) => receiver.onLoaded(loaded));
  request.addEventListener("load", () => (request.status < 300 ? receiver.onWhole(request.response as Blob) : receiver.onRefused(problemOf(request))));
  request.addEventListener("error", receiver.onBroken);
  request.send(JSON.stringify(body));
  return request;
}

function problemOf(request: XMLHttpRequest): Failure {
  const json = request.getResponseHeader("Content-Type")?.includes("json") ?? false;
  return json ? (JSON.parse(request.responseText) as Problem) : { type: "about:blank", title: "", status: request.status, detail: "", code: "" };
}

function save(file: Blob, name: string) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
