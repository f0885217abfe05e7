import { Group, NumberInput, Paper, Text } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { ChevronDown, ChevronUp, ZoomIn, ZoomOut } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useFormat } from "@/ui/format";
import { IconButton } from "@/ui/IconButton";
import { Loading } from "@/ui/Loading";
import { ProblemAlert } from "@/ui/ProblemAlert";
import type { Pdf, PdfPage as First } from "./pdf";
import { PdfPage } from "./PdfPage";
import classes from "./PdfView.module.css";
import { useReaderT } from "./readerTexts";
import { showWithin } from "./scrolling";
import { usePdf } from "./usePdf";

const MOST_WIDTH = 900;
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];

interface PdfViewProps {
  url: string;
  name: string;
  /** The page to open at. */
  page: number;
  /** The text to mark from that page on; empty for none. */
  passage: string;
  /** The last page that the passage may run to. */
  lastPage: number;
}

/** The pages of a PDF as they were made, opened at one of them with a passage marked. */
export function PdfView(props: PdfViewProps) {
  const t = useReaderT();
  const { pdf, first, failed } = usePdf(props.url);
  if (failed) {
    return <ProblemAlert problem={{ type: "about:blank", title: t.pdfFailed, status: 0, detail: t.pdfFailed, code: "" }} />;
  }
  return pdf && first ? <Pages {...props} pdf={pdf} first={first} /> : <Loading />;
}

function Pages({ pdf, first, name, page, passage, lastPage }: PdfViewProps & { pdf: Pdf; first: First }) {
  const t = useReaderT();
  const frame = useRef<HTMLDivElement>(null);
  const { ref: inner, width: room } = useElementSize();
  const [zoom, setZoom] = useState(2);
  const [current, setCurrent] = useState(Math.min(page, pdf.numPages));
  const natural = first.getViewport({ scale: 1 });
  const width = Math.round(Math.min(room, MOST_WIDTH) * (ZOOMS[zoom] ?? 1));
  const go = useCallback((number: number) => {
    showWithin(frame.current, frame.current?.querySelector(`[data-page="${number}"]`), "top");
  }, []);
  const shown = width > 0;
  useEffect(() => {
    if (shown) {
      go(page);
    }
  }, [shown, page, go]);
  const handleMarked = useCallback((mark: Element | null) => showWithin(frame.current, mark, "middle"), []);
  const ignore = useCallback(() => {}, []);
  return (
    <Paper withBorder component="section" aria-label={name}>
      <Bar current={current} all={pdf.numPages} onGo={go} zoom={zoom} onZoom={setZoom} />
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys */}
      <div ref={frame} className={classes["frame"]} tabIndex={0} role="group" aria-label={t.pages} onScroll={() => setCurrent(pageAt(frame.current))}>
        <div ref={inner} className={classes["pages"]}>
          {shown &&
            Array.from({ length: pdf.numPages }, (_, index) => index + 1).map((number) => (
              <PdfPage
                key={number}
                pdf={pdf}
                number={number}
                width={width}
                ratio={natural.height / natural.width}
                label={t.page(String(number))}
                passage={number >= page && number <= lastPage ? passage : ""}
                onMarked={number === page ? handleMarked : ignore}
              />
            ))}
        </div>
      </div>
    </Paper>
  );
}

/** The page that begins last above the middle of what is seen. */
function pageAt(frame: HTMLElement | null): number {
  if (!frame) {
    return 1;
  }
  const middle = frame.getBoundingClientRect().top + frame.clientHeight / 2;
  const above = [...frame.querySelectorAll("[data-page]")].filter((each) => each.getBoundingClientRect().top <= middle);
  return Math.max(1, above.length);
}

interface BarProps {
  current: number;
  all: number;
  onGo: (page: number) => void;
  zoom: number;
  onZoom: (zoom: number) => void;
}

function Bar({ current, all, onGo, zoom, onZoom }: BarProps) {
  const t = useReaderT();
  const format = useFormat();
  const to = (page: number) => onGo(Math.max(1, Math.min(all, page)));
  return (
    <Group className={classes["bar"] ?? ""} gap="xs" justify="space-between">
      <Group gap={4} wrap="nowrap">
        <IconButton label={t.former} icon={ChevronUp} onClick={() => to(current - 1)} />
        <IconButton label={t.next} icon={ChevronDown} onClick={() => to(current + 1)} />
        <NumberInput size="xs" className={classes["number"] ?? ""} aria-label={t.goTo} hideControls min={1} max={all} value={current} onChange={(value) => typeof value === "number" && to(value)} />
        <Text size="sm" c="dimmed" style={{ whiteSpace: "nowrap" }}>
          / {format.number(all)}
        </Text>
      </Group>
      <Group gap={4} wrap="nowrap">
        <IconButton label={t.smaller} icon={ZoomOut} onClick={() => onZoom(Math.max(0, zoom - 1))} />
        <Text size="sm" c="dimmed" w="3rem" ta="center">
          {format.percent(ZOOMS[zoom] ?? 1)}
        </Text>
        <IconButton label={t.larger} icon={ZoomIn} onClick={() => onZoom(Math.min(ZOOMS.length - 1, zoom + 1))} />
      </Group>
    </Group>
  );
}
