import { dictionary } from "./i18n";

/** Texts of the shared parts. */
export const useT = dictionary({
  en: {
    cancel: "Cancel",
    close: "Close",
    copied: "Copied",
    copy: "Copy",
    failed: "That did not work",
    unreachable: "The server cannot be reached. Check the connection and try again.",
    unknownProblem: "Something went wrong on the server. Try again; if it stays, tell the administrator.",
    loading: "Loading…",
    more: "Show more",
    tryAgain: "Try again",
    saved: "Saved",
    search: "Search",
    showPassword: "Show or hide the password",
    clear: "Clear",
    actions: "Actions",
  },
  vi: {
    cancel: "Hủy",
    close: "Đóng",
    copied: "Đã chép",
    copy: "Chép",
    failed: "Chưa thực hiện được",
    unreachable: "Không kết nối được máy chủ. Hãy kiểm tra mạng rồi thử lại.",
    unknownProblem: "Máy chủ gặp lỗi. Hãy thử lại; nếu vẫn lỗi, hãy báo quản trị viên.",
    loading: "Đang tải…",
    more: "Xem thêm",
    tryAgain: "Thử lại",
    saved: "Đã lưu",
    search: "Tìm",
    showPassword: "Hiện hoặc ẩn mật khẩu",
    clear: "Xóa",
    actions: "Thao tác",
  },
});
