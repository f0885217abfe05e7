import { dictionary } from "../i18n";

/** Texts of result tables. */
export const useT = dictionary({
  en: {
    table: "Result table",
    sortBy: (column: string) => `Sort by ${column}`,
    loadingRows: "Loading more rows…",
    sortingAll: "Loading all rows to sort them…",
    empty: "The result has no rows.",
    yes: "Yes",
    no: "No",
    nothing: "empty",
  },
  vi: {
    table: "Bảng kết quả",
    sortBy: (column: string) => `Sắp xếp theo ${column}`,
    loadingRows: "Đang tải thêm dòng…",
    sortingAll: "Đang tải mọi dòng để sắp xếp…",
    empty: "Kết quả không có dòng nào.",
    yes: "Có",
    no: "Không",
    nothing: "trống",
  },
});
