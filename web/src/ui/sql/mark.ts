import type { Extension } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from "@codemirror/view";

/** A place in a text; 1-based, 0 where only the line, or nothing, is known. */
export interface Position {
  line: number;
  column: number;
}

const line = Decoration.line({ class: "cm-failed-line" });
const word = Decoration.mark({ class: "cm-failed-word" });

/** Marks the word at that place until the text is changed. */
export function markedAt(position: Position): Extension {
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = marks(view, position);
      }
      update(update: ViewUpdate) {
        if (update.docChanged) {
          this.decorations = Decoration.none;
        }
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}

function marks(view: EditorView, position: Position): DecorationSet {
  const { doc } = view.state;
  if (position.line < 1 || position.line > doc.lines) {
    return Decoration.none;
  }
  const at = doc.line(position.line);
  const from = Math.min(at.to, at.from + Math.max(0, position.column - 1));
  const rest = /^[\p{L}\p{N}_]+|^./u.exec(doc.sliceString(from, at.to))?.[0] ?? "";
  const ranges = [line.range(at.from)];
  return Decoration.set(position.column > 0 && rest ? [...ranges, word.range(from, from + rest.length)] : ranges);
}
