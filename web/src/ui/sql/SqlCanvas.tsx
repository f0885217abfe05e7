import { sql } from "@codemirror/lang-sql";
import { EditorView } from "@codemirror/view";
import { useComputedColorScheme } from "@mantine/core";
import CodeMirror from "@uiw/react-codemirror";
import { useMemo, type KeyboardEvent } from "react";
import { markedAt, type Position } from "./mark";
import { sqlLook } from "./look";
import { useT } from "./texts";

export interface SqlCanvasProps {
  value: string;
  onChange: (value: string) => void;
  onRun: () => void;
  readOnly?: boolean;
  /** Where the database found an error; 1-based, 0 where it does not say. */
  error?: Position | null;
  /** Tables and their columns, for completion. */
  tables?: Record<string, string[]>;
}

/** The editor itself; loaded only where SQL is shown. */
export default function SqlCanvas({ value, onChange, onRun, readOnly = false, error = null, tables = {} }: SqlCanvasProps) {
  const t = useT();
  const scheme = useComputedColorScheme("light");
  const extensions = useMemo(
    () => [
      sql({ schema: tables, upperCaseKeywords: true }),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": t.editor }),
      ...sqlLook(scheme),
      ...(error ? [markedAt(error)] : []),
    ],
    [tables, t, scheme, error],
  );
  function handleKey(event: KeyboardEvent) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      onRun();
    }
  }
  return (
    <CodeMirror
      value={value}
      onChange={onChange}
      onKeyDownCapture={handleKey}
      extensions={extensions}
      theme="none"
      readOnly={readOnly}
      indentWithTab={false}
      minHeight="5rem"
      maxHeight="24rem"
      basicSetup={{ foldGutter: false, highlightActiveLine: false, highlightActiveLineGutter: false, searchKeymap: false }}
    />
  );
}
