import { dictionary } from "@/ui/i18n";

const useHints = dictionary({
  en: {
    "select-star": "* reads every column of wide tables: name the columns that you need.",
    "cross-join": "Every row of one side meets every row of the other here: say with ON which belong together.",
    "many-joins": "More than three joins are slow and easy to get wrong: leave out tables that nothing is shown of, or compute a part in WITH first.",
    "no-limit": "All rows are fetched until the limit of the source: end with LIMIT.",
    "leading-wildcard": "A pattern that begins with a wildcard makes the database read every row: begin it with letters, or compare with =.",
    "function-on-column": "A function around a filtered column keeps the database from using its index: compare the column itself, with a range for a part of a date.",
    "not-in-select": "NOT IN (SELECT …) finds nothing as soon as one value there is NULL: write NOT EXISTS.",
  },
  vi: {
    "select-star": "* đọc mọi cột của bảng rộng: hãy ghi tên các cột bạn cần.",
    "cross-join": "Ở đây mỗi dòng bên này gặp mọi dòng bên kia: hãy dùng ON để nói dòng nào thuộc về nhau.",
    "many-joins": "Hơn ba phép nối thì chậm và dễ sai: bỏ những bảng không hiển thị gì, hoặc tính trước một phần trong WITH.",
    "no-limit": "Mọi dòng được lấy cho đến giới hạn của nguồn: hãy kết thúc bằng LIMIT.",
    "leading-wildcard": "Mẫu bắt đầu bằng ký tự đại diện khiến cơ sở dữ liệu đọc mọi dòng: hãy bắt đầu bằng chữ, hoặc so sánh bằng =.",
    "function-on-column": "Hàm bao quanh cột lọc khiến cơ sở dữ liệu không dùng được chỉ mục: hãy so sánh chính cột đó, dùng khoảng cho một phần của ngày.",
    "not-in-select": "NOT IN (SELECT …) không tìm thấy gì nếu có một giá trị NULL: hãy viết NOT EXISTS.",
  },
});

/** A hint in the reader's language; what this page does not know keeps the server's words. */
export function useHintText(): (hint: { rule: string; message: string }) => string {
  const texts: Record<string, string> = useHints();
  return ({ rule, message }) => texts[rule] ?? message;
}
