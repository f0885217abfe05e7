import { useIntersection } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";
import { markedIn, type Stretch } from "./marking";
import type { Pdf } from "./pdf";
import classes from "./PdfView.module.css";

interface PdfPageProps {
  pdf: Pdf;
  number: number;
  /** Width that the page is shown with, in pixels. */
  width: number;
  /** Height by width of the page until it is known. */
  ratio: number;
  label: string;
  /** The text to mark on this page; empty for none. */
  passage: string;
  /** Called with the first mark when it is there, or with nothing where the passage was not found. */
  onMarked: (mark: Element | null) => void;
}

/** A page of a PDF, painted while it is near what is seen. */
export function PdfPage({ pdf, number, width, ratio, label, passage, onMarked }: PdfPageProps) {
  const { ref, entry } = useIntersection({ rootMargin: "1200px 0px" });
  const near = entry?.isIntersecting ?? false;
  const canvas = useRef<HTMLCanvasElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const [own, setOwn] = useState<{ ratio: number; scale: number } | null>(null);
  useEffect(() => {
    if (!near || !canvas.current || !layer.current) {
      return undefined;
    }
    let stop = () => {};
    let left = false;
    async function show(on: HTMLCanvasElement, over: HTMLElement) {
      const [{ paint }, page] = await Promise.all([import("./pdf"), pdf.getPage(number)]);
      if (left) {
        return;
      }
      const natural = page.getViewport({ scale: 1 });
      const scale = width / natural.width;
      setOwn({ ratio: natural.height / natural.width, scale });
      const painting = paint({ page, scale, canvas: on, layer: over });
      stop = painting.stop;
      const { parts, texts } = await painting.done;
      if (!left && passage) {
        onMarked(mark(parts, texts, markedIn(texts, passage)));
      }
    }
    // A page that was left while it was being painted rejects; there is nobody to tell.
    show(canvas.current, layer.current).catch(() => {});
    return () => {
      left = true;
      stop();
    };
  }, [near, pdf, number, width, passage, onMarked]);
  return (
    <div
      ref={ref}
      className={classes["page"]}
      data-page={number}
      role="region"
      aria-label={label}
      style={{ width, height: Math.round(width * (own?.ratio ?? ratio)), "--total-scale-factor": own?.scale ?? 1 } as React.CSSProperties}
    >
      {near && <canvas ref={canvas} className={classes["canvas"]} aria-hidden />}
      {near && <div ref={layer} className={classes["layer"]} />}
    </div>
  );
}

/** Puts marks into the parts of a page's text; gives the first. */
function mark(parts: HTMLElement[], texts: string[], marked: Stretch[]): Element | null {
  for (const [index, part] of parts.entries()) {
    const own = marked.filter(({ item }) => item === index);
    const text = texts[index] ?? "";
    if (own.length > 0) {
      let at = 0;
      const pieces = own.flatMap(({ start, end }) => {
        const element = document.createElement("mark");
        element.textContent = text.slice(start, end);
        const before = text.slice(at, start);
        at = end;
        return [before, element];
      });
      part.replaceChildren(...pieces, text.slice(at));
    }
  }
  return parts.map((part) => part.querySelector("mark")).find((found) => found !== null) ?? null;
}
