import { dictionary } from "@/ui/i18n";

/** Texts of what is set of one source alone. */
export const useLimitT = dictionary({
  en: {
    title: "Limits",
    lead: "They count for this source alone, from the next question on. Leave a field empty for what usually holds.",
    usual: (value: string) => `Usually ${value}`,
    usualLimit: "Usually what is set for all sources",
    max_connections: "Statements at the same time",
    wait_seconds: "Seconds to wait for a free connection",
    idle_seconds: "Seconds until an unused connection is closed",
    max_rows: "Rows of one answer",
    timeout_seconds: "Seconds until a query is stopped",
    save: "Save",
  },
  vi: {
    title: "Giới hạn",
    lead: "Chỉ áp dụng cho nguồn này, từ câu hỏi tiếp theo. Để trống để dùng giá trị thông thường.",
    usual: (value: string) => `Thường là ${value}`,
    usualLimit: "Thường theo giới hạn chung của mọi nguồn",
    max_connections: "Số truy vấn chạy cùng lúc",
    wait_seconds: "Số giây chờ kết nối trống",
    idle_seconds: "Số giây trước khi đóng kết nối không dùng",
    max_rows: "Số dòng của một câu trả lời",
    timeout_seconds: "Số giây trước khi dừng truy vấn",
    save: "Lưu",
  },
});
