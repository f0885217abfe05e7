import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const frame = EditorView.theme({
  "&": { fontSize: "0.84rem", backgroundColor: "transparent", color: "var(--mantine-color-text)" },
  "&.cm-focused": { outline: "none" },
  ".cm-content": { fontFamily: "var(--mantine-font-family-monospace)", padding: "10px 0", caretColor: "var(--mantine-color-text)" },
  ".cm-gutters": { backgroundColor: "transparent", border: "none", color: "var(--mantine-color-dimmed)" },
  ".cm-cursor": { borderLeftColor: "var(--mantine-color-text)" },
  ".cm-failed-line": { backgroundColor: "var(--mantine-color-red-light)" },
  ".cm-failed-word": { textDecoration: "underline wavy var(--mantine-color-red-filled)", textUnderlineOffset: "4px" },
  ".cm-tooltip": {
    backgroundColor: "var(--mantine-color-default)",
    color: "var(--mantine-color-text)",
    border: "1px solid var(--mantine-color-default-border)",
    borderRadius: "var(--mantine-radius-sm)",
    boxShadow: "var(--mantine-shadow-md)",
    overflow: "hidden",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "3px 8px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--mantine-primary-color-light)",
    color: "var(--mantine-primary-color-light-color)",
  },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--mantine-primary-color-light-hover) !important",
  },
});

const light = HighlightStyle.define([
  { tag: tags.keyword, color: "#3f48a6", fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string)], color: "#0b6b53" },
  { tag: [tags.number, tags.bool, tags.null], color: "#a3410b" },
  { tag: tags.comment, color: "#5c6270", fontStyle: "italic" },
  { tag: [tags.typeName, tags.standard(tags.name)], color: "#7a3ca3" },
]);

const dark = HighlightStyle.define([
  { tag: tags.keyword, color: "#a9b2f5", fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string)], color: "#7ddcbd" },
  { tag: [tags.number, tags.bool, tags.null], color: "#ffb27d" },
  { tag: tags.comment, color: "#9a9eb2", fontStyle: "italic" },
  { tag: [tags.typeName, tags.standard(tags.name)], color: "#d7a6f5" },
]);

/** The editor in the colours of the page. */
export function sqlLook(scheme: "light" | "dark"): Extension[] {
  return [frame, EditorView.darkTheme.of(scheme === "dark"), syntaxHighlighting(scheme === "dark" ? dark : light)];
}
