import { WRITE_HEADER, type Problem } from "@/api/client";
import { isProblem, type Failure } from "@/ui/problem";
import type { Added } from "./types";

const TOO_LARGE = 413;

export interface Sending<Answer> {
  onShare?: (share: number) => void;
  onDone: (answer: Answer) => void;
  onProblem: (problem: Failure) => void;
}

/** Sends a form and tells how much of it has left; `fetch` cannot tell that, hence the older request. */
export function send<Answer>(method: "POST" | "PUT", url: string, form: FormData, { onShare, onDone, onProblem }: Sending<Answer>): XMLHttpRequest {
  const request = new XMLHttpRequest();
  request.open(method, url);
  request.setRequestHeader(...WRITE_HEADER);
  request.setRequestHeader("Accept-Language", document.documentElement.lang || "en");
  request.upload.addEventListener("progress", ({ loaded, total }) => onShare?.(total > 0 ? loaded / total : 0));
  request.addEventListener("load", () => (request.status < 300 ? onDone(JSON.parse(request.responseText) as Answer) : onProblem(problemOf(request))));
  request.addEventListener("error", () => onProblem(new Error("The upload was cut off")));
  request.send(form);
  return request;
}

/** The files of one request, each by its path, which names the folders that it lay in. */
export function formOf(files: { file: File; path: string }[], folder: string): FormData {
  const form = new FormData();
  if (folder !== "") {
    form.append("folder", folder);
  }
  for (const { file, path } of files) {
    form.append("file", file, path);
  }
  return form;
}

export interface AddedList {
  items: Added[];
}

/** Why files did not arrive, in the server's words; null where there are none. A proxy may refuse what is too large without a word. */
export function wordsOf(problem: Failure, tooLarge: string): string | null {
  if (!isProblem(problem)) {
    return null;
  }
  return problem.detail || (problem.status === TOO_LARGE ? tooLarge : problem.title) || null;
}

function problemOf(request: XMLHttpRequest): Problem {
  const json = request.getResponseHeader("Content-Type")?.includes("json") ?? false;
  return json ? (JSON.parse(request.responseText) as Problem) : { type: "about:blank", title: "", status: request.status, detail: "", code: "" };
}
