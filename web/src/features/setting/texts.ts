import { dictionary } from "@/ui/i18n";

/** The server describes its settings in English; these are the same words for those who read Vietnamese. */
const VIETNAMESE: Record<string, string> = {
  "network.allowed_addresses": "Các địa chỉ và dải mạng nội bộ (như 10.1.0.0/16) mà kết nối của mọi người được phép tới",
  "query.max_rows": "Số dòng nhiều nhất mà một truy vấn mang về; phần dư bị cắt và được báo rõ",
  "datasource.inspection_seconds":
    "Đọc giá trị của một nguồn trong bao nhiêu giây; phần chưa kịp xem thì chưa biết, 0 là chỉ đọc bảng và cột",
  "query.timeout_seconds": "Sau bao nhiêu giây thì truy vấn đang chạy bị dừng",
  "upload.max_megabytes": "Dung lượng tệp lớn nhất được tải lên, tính bằng megabyte; CANDELA_UPLOAD_MEGABYTES là giới hạn trên",
};

/** Texts of the settings page. */
export const useT = dictionary({
  en: {
    changed: (when: string, who: string) => `Changed ${when} by ${who}`,
    changedWhen: (when: string) => `Changed ${when}`,
    described: (_: string, text: string) => text,
    description: "They take effect at once, for everybody. What is not here is set where the server is started.",
    off: "Off",
    on: "On",
    reset: "Back to default",
    resetOf: (key: string) => `Set ${key} back to its default`,
    save: "Save",
    saveOf: (key: string) => `Save ${key}`,
    title: "Settings",
    usual: (value: string) => `Default: ${value}`,
    version: (version: string, schema: string) => `Candela ${version}, database schema ${schema}`,
  },
  vi: {
    changed: (when: string, who: string) => `${who} đã sửa ${when}`,
    changedWhen: (when: string) => `Đã sửa ${when}`,
    described: (key: string, text: string) => VIETNAMESE[key] ?? text,
    description: "Có hiệu lực ngay, với mọi người. Những gì không có ở đây được đặt ở nơi khởi động máy chủ.",
    off: "Tắt",
    on: "Bật",
    reset: "Về mặc định",
    resetOf: (key: string) => `Đưa ${key} về mặc định`,
    save: "Lưu",
    saveOf: (key: string) => `Lưu ${key}`,
    title: "Cài đặt",
    usual: (value: string) => `Mặc định: ${value}`,
    version: (version: string, schema: string) => `Candela ${version}, lược đồ cơ sở dữ liệu ${schema}`,
  },
});
