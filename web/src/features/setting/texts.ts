import { dictionary } from "@/ui/i18n";

/** Texts of the settings page. */
export const useT = dictionary({
  en: {
    changed: (when: string, who: string) => `Changed ${when} by ${who}`,
    changedWhen: (when: string) => `Changed ${when}`,
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
