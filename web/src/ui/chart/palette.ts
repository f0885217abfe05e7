/** The colours that a chart is drawn with in one colour scheme. */
export interface ChartColours {
  series: string[];
  text: string;
  faint: string;
  line: string;
  surface: string;
}

const LIGHT: ChartColours = {
  series: ["#d9730d", "#2563c9", "#0f8a72", "#b8336a", "#7048c8", "#8a6d00", "#0b7fa6", "#5f6b7a"],
  text: "#343a40",
  faint: "#6b7280",
  line: "#e5e7eb",
  surface: "#ffffff",
};

const DARK: ChartColours = {
  series: ["#ffab52", "#7aa7ff", "#4fd1b3", "#f48fb8", "#b79cff", "#e3c04c", "#5cc8ea", "#aab4c0"],
  text: "#dee2e6",
  faint: "#a6adb6",
  line: "#3b3f45",
  surface: "#25262b",
};

/** Colours that readers with any colour vision can tell apart, on the ground of the scheme. */
export function chartColours(scheme: "light" | "dark"): ChartColours {
  return scheme === "dark" ? DARK : LIGHT;
}
