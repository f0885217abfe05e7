import { dictionary } from "../i18n";

/** Texts of the SQL editor. */
export const useT = dictionary({
  en: { editor: "SQL", hint: "Ctrl or Cmd + Enter runs the SQL" },
  vi: { editor: "SQL", hint: "Ctrl hoặc Cmd + Enter để chạy SQL" },
});
