import { useCallback, useRef, useState } from "react";
import { WRITE_HEADER, type Problem } from "@/api/client";
import type { Failure } from "@/ui/problem";
import { UPLOAD, useReload, type Uploaded } from "./api";

/** An upload on its way: how much has left, and what came of it. */
export interface Upload {
  /** From 0 to 1 while it is sent; 1 while the server reads the files; null when none is on its way. */
  share: number | null;
  result: Uploaded | null;
  problem: Failure;
}

const NONE: Upload = { share: null, result: null, problem: null };

/** Sends files and tells how far they are; `fetch` cannot tell that, hence the older request. */
export function useUpload() {
  const reload = useReload();
  const [upload, setUpload] = useState<Upload>(NONE);
  const request = useRef<XMLHttpRequest | null>(null);
  const start = useCallback(
    (files: File[], name: string) => {
      setUpload({ ...NONE, share: 0 });
      request.current = send(files, name, {
        onShare: (share) => setUpload((before) => ({ ...before, share })),
        onDone: (result) => {
          setUpload({ ...NONE, result });
          void reload();
        },
        onProblem: (problem) => setUpload({ ...NONE, problem }),
      });
    },
    [reload],
  );
  const cancel = useCallback(() => {
    request.current?.abort();
    setUpload(NONE);
  }, []);
  return { ...upload, start, cancel };
}

interface Sending {
  onShare: (share: number) => void;
  onDone: (uploaded: Uploaded) => void;
  onProblem: (problem: Failure) => void;
}

function send(files: File[], name: string, { onShare, onDone, onProblem }: Sending): XMLHttpRequest {
  const form = new FormData();
  form.append("name", name);
  files.forEach((file) => form.append("file", file));
  const request = new XMLHttpRequest();
  request.open("POST", UPLOAD);
  request.setRequestHeader(...WRITE_HEADER);
  request.upload.addEventListener("progress", ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0));
  request.addEventListener("load", () => (request.status < 300 ? onDone(JSON.parse(request.responseText) as Uploaded) : onProblem(problemOf(request))));
  request.addEventListener("error", () => onProblem(new Error("The upload was cut off")));
  request.send(form);
  return request;
}

function problemOf(request: XMLHttpRequest): Failure {
  const json = request.getResponseHeader("Content-Type")?.includes("json") ?? false;
  return json ? (JSON.parse(request.responseText) as Problem) : { type: "about:blank", title: "", status: request.status, detail: "", code: "" };
}
