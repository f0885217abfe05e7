import { dictionary } from "@/ui/i18n";

/** Texts of statements over several sources. */
export const useT = dictionary({
  en: {
    title: "Ask over several sources",
    lead: "One SQL statement over databases and files together. Each source keeps its own policies and limits; only the rows that the statement needs are brought together, for as long as it runs.",
    sources: "Sources",
    choose: "Choose two to five",
    tables: "Write each table with its source",
    moreTables: (n: number) => `and ${n} more`,
    run: "Run",
    runHint: "Ctrl/Cmd + Enter",
    tooFew: "Choose at least two sources.",
    notAllowed: "You may ask questions, but not write SQL. Ask your administrator for the permission query:sql.",
  },
  vi: {
    title: "Hỏi trên nhiều nguồn",
    lead: "Một câu lệnh SQL trên nhiều cơ sở dữ liệu và tệp. Mỗi nguồn vẫn giữ chính sách và giới hạn riêng; chỉ những dòng mà câu lệnh cần mới được gom lại, trong lúc câu lệnh chạy.",
    sources: "Nguồn dữ liệu",
    choose: "Chọn từ hai đến năm nguồn",
    tables: "Viết mỗi bảng kèm tên nguồn",
    moreTables: (n: number) => `và ${n} bảng khác`,
    run: "Chạy",
    runHint: "Ctrl/Cmd + Enter",
    tooFew: "Hãy chọn ít nhất hai nguồn.",
    notAllowed: "Bạn được đặt câu hỏi nhưng không được viết SQL. Hãy xin quản trị viên quyền query:sql.",
  },
});
