import { dictionary } from "@/ui/i18n";

const useActions = dictionary({
  en: {
    created: "Created",
    executed: "Executed",
    edited: "SQL changed",
    renamed: "Renamed",
    rerun: "Run again",
    cancelled: "Stopped",
    chosen: "Another reading chosen",
    failed: "Failed",
    exported: "Downloaded",
    shared: "Shared",
    saved: "Saved",
    question: "Question",
    sql: "SQL",
    title: "Title",
    error: "Error",
    reason: "Reason",
    rows: "Rows",
    bytes: "Bytes",
    format: "Format",
  },
  vi: {
    created: "Đã tạo",
    executed: "Đã chạy",
    edited: "Đã sửa SQL",
    renamed: "Đã đổi tên",
    rerun: "Chạy lại",
    cancelled: "Đã dừng",
    chosen: "Đã chọn cách hiểu khác",
    failed: "Lỗi",
    exported: "Đã tải xuống",
    shared: "Đã chia sẻ",
    saved: "Đã lưu",
    question: "Câu hỏi",
    sql: "SQL",
    title: "Tên",
    error: "Lỗi",
    reason: "Lý do",
    rows: "Số dòng",
    bytes: "Số byte",
    format: "Định dạng",
  },
});

/** The reader's word for what happened and for its details; what this page does not know keeps the server's word. */
export function useActionName(): (action: string) => string {
  const names: Record<string, string> = useActions();
  return (action) => names[action] ?? action;
}
