import { useCallback, useEffect, useRef, useState } from "react";
import { DATASETS, useReload } from "./api";
import { formOf, send, wordsOf, type AddedList } from "./sending";
import { isMeant, lost, merged, nextBatch, pathOf, told, type Upload } from "./uploads";

/** Files on their way into a dataset: sent one batch after the other, each with what became of it. */
export function useUploads(dataset: string, tooLarge: string) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const request = useRef<XMLHttpRequest | null>(null);
  const keys = useRef(0);
  const reload = useReload();
  const change = useCallback((changed: Upload[]) => setUploads((all) => merged(all, changed)), []);

  useEffect(() => {
    const batch = uploads.some(({ state }) => state === "sending") ? [] : nextBatch(uploads);
    if (batch.length === 0) {
      return;
    }
    const sending = batch.map((upload): Upload => ({ ...upload, state: "sending" }));
    // eslint-disable-next-line react-hooks/set-state-in-effect -- a batch begins when the one before it has ended
    change(sending);
    request.current = send<AddedList>("POST", `${DATASETS}/${dataset}/documents`, formOf(batch, batch[0]?.folder ?? ""), {
      onShare: (share) => change(sending.map((upload) => ({ ...upload, share }))),
      onDone: ({ items }) => {
        change(told(batch, items));
        void reload();
      },
      onProblem: (problem) => change(lost(batch, "cut_off", wordsOf(problem, tooLarge))),
    });
  }, [uploads, dataset, change, reload, tooLarge]);

  useWarning(uploads.some(({ state }) => state !== "done"));

  const add = useCallback((files: File[], folder: string) => {
    const fresh = files.filter(isMeant).map((file): Upload => {
      keys.current += 1;
      return { key: keys.current, file, folder, path: pathOf(file), state: "waiting", share: 0, outcome: null, error: null, document: null };
    });
    setUploads((all) => [...all.filter(({ state }) => state !== "done" || all.some((each) => each.state !== "done")), ...fresh]);
  }, []);

  const again = useCallback((key: number) => {
    setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, state: "waiting", share: 0, outcome: null, error: null } : upload)));
  }, []);

  const stop = useCallback(() => {
    request.current?.abort();
    setUploads((all) => merged(all, lost(all.filter(({ state }) => state !== "done"), "stopped", null)));
  }, []);

  return { uploads, add, again, stop, clear: useCallback(() => setUploads([]), []) };
}

/** Asks before the page is left while files are still on their way. */
function useWarning(active: boolean) {
  useEffect(() => {
    if (!active) {
      return undefined;
    }
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [active]);
}
