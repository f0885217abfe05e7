import { dictionary } from "@/ui/i18n";

/** Texts of answers whose rows a former answer had. */
export const useKeptT = dictionary({
  en: {
    refresh: "Refresh",
    since: (ago: string) => `from ${ago}`,
    fresh: "from less than a minute ago",
    hint: (at: string) => `The same was asked before: these rows were read at ${at}. Refresh asks the source again.`,
  },
  vi: {
    refresh: "Làm mới",
    since: (ago: string) => `từ ${ago}`,
    fresh: "từ chưa đầy một phút trước",
    hint: (at: string) => `Câu này đã được hỏi trước đó: các dòng được đọc lúc ${at}. Làm mới để hỏi lại nguồn dữ liệu.`,
  },
});
