import { createTheme, type MantineColorsTuple } from "@mantine/core";

const iris: MantineColorsTuple = [
  "#f1f2fd", "#e0e3fa", "#c0c5f3", "#9ea6ec", "#818ae5", "#6d77df", "#5b66d6", "#4a54bf", "#3f48a6", "#333b8c",
];

/** A dark scale with a little blue, calmer to the eye than neutral grey. */
const dark: MantineColorsTuple = [
  "#d5d7e0", "#b9bccb", "#9a9eb2", "#6d7187", "#43475a", "#33374a", "#262a39", "#1c1f2c", "#151823", "#0f111a",
];

const SYSTEM_FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif";
const MONO_FONTS = "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace";

/** Our look over Mantine: system fonts, one calm accent, soft corners. */
export const theme = createTheme({
  colors: { iris, dark },
  primaryColor: "iris",
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  defaultRadius: "md",
  fontFamily: SYSTEM_FONTS,
  fontFamilyMonospace: MONO_FONTS,
  headings: { fontFamily: SYSTEM_FONTS, fontWeight: "650", sizes: { h1: { fontSize: "1.625rem" }, h2: { fontSize: "1.25rem" } } },
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Badge: { defaultProps: { variant: "light", tt: "none", fw: 600 } },
    Tooltip: { defaultProps: { openDelay: 300, events: { hover: true, focus: true, touch: false } } },
  },
});
