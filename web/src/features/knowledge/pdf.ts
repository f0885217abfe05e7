import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";
import * as pdfjs from "pdfjs-dist/legacy/build/pdf.mjs";
import worker from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";

export type Pdf = PDFDocumentProxy;
export type PdfPage = PDFPageProxy;

/** Where what a PDF may need lies beside our pages; see vite.config.ts. */
const DATA = import.meta.env.DEV ? "/node_modules/pdfjs-dist/" : `/assets/pdfjs-${pdfjs.version}/`;

pdfjs.GlobalWorkerOptions.workerSrc = worker;

/** Opens a PDF. Nothing in it is run, nothing is fetched from elsewhere, and WebAssembly, which the server's policy forbids, is not tried. */
export function openPdf(url: string) {
  return pdfjs.getDocument({
    url,
    cMapUrl: `${DATA}cmaps/`,
    standardFontDataUrl: `${DATA}standard_fonts/`,
    wasmUrl: `${DATA}wasm/`,
    useWasm: false,
    enableXfa: false,
  });
}

interface Painting {
  page: PdfPage;
  scale: number;
  canvas: HTMLCanvasElement;
  layer: HTMLElement;
}

/** Paints a page, with its text above it for selecting and marking. Gives the parts of the text and how to stop. */
export function paint({ page, scale, canvas, layer }: Painting) {
  const sharpness = Math.min(window.devicePixelRatio || 1, 2);
  const viewport = page.getViewport({ scale });
  canvas.width = Math.floor(viewport.width * sharpness);
  canvas.height = Math.floor(viewport.height * sharpness);
  const picture = page.render({ canvas, viewport, transform: [sharpness, 0, 0, sharpness, 0, 0] });
  layer.replaceChildren();
  const text = new pdfjs.TextLayer({ textContentSource: page.streamTextContent(), container: layer, viewport });
  const done = Promise.all([picture.promise, text.render()]).then(() => ({ parts: text.textDivs, texts: text.textContentItemsStr }));
  function stop() {
    picture.cancel();
    text.cancel();
  }
  return { done, stop };
}
