import { useEffect, useState } from "react";
import type { Pdf, PdfPage } from "./pdf";

/** A PDF that is being opened. */
export interface Opening {
  pdf: Pdf | null;
  /** Its first page, whose size stands in for the others' until they are painted. */
  first: PdfPage | null;
  failed: boolean;
}

const NOTHING: Opening = { pdf: null, first: null, failed: false };

/** Opens a PDF, with pdf.js loaded when it is needed, and closes it with the page. */
export function usePdf(url: string): Opening {
  const [opening, setOpening] = useState(NOTHING);
  useEffect(() => {
    let left = false;
    let close = () => {};
    async function open() {
      const { openPdf } = await import("./pdf");
      if (left) {
        return;
      }
      const task = openPdf(url);
      close = () => void task.destroy();
      const pdf = await task.promise;
      const first = await pdf.getPage(1);
      if (!left) {
        setOpening({ pdf, first, failed: false });
      }
    }
    open().catch(() => {
      if (!left) {
        setOpening({ ...NOTHING, failed: true });
      }
    });
    return () => {
      left = true;
      setOpening(NOTHING);
      close();
    };
  }, [url]);
  return opening;
}
