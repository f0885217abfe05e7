import { dictionary } from "@/ui/i18n";

/** Texts of the SSH server before a database. */
export const useTunnelT = dictionary({
  en: {
    tunnel: "Through an SSH server",
    tunnelHint: "For databases that only listen inside their own network. Host and port above are then as that server sees them.",
    host: "SSH host",
    port: "SSH port",
    user: "SSH user",
    password: "SSH password",
    kept: "Leave empty to keep what is stored.",
    key: "or private key",
    keyHint: "As ssh-keygen makes it, without a pass phrase. It is never shown again.",
    hostKey: "Fingerprint of the SSH server",
    hostKeyHint: "Leave it empty and test the connection: it is told, and you compare it with the one of the server's administrator.",
  },
  vi: {
    tunnel: "Qua máy chủ SSH",
    tunnelHint: "Dành cho cơ sở dữ liệu chỉ lắng nghe trong mạng riêng. Máy chủ và cổng ở trên khi đó là theo cách máy chủ SSH nhìn thấy.",
    host: "Máy chủ SSH",
    port: "Cổng SSH",
    user: "Người dùng SSH",
    password: "Mật khẩu SSH",
    kept: "Để trống để giữ giá trị đã lưu.",
    key: "hoặc khóa riêng",
    keyHint: "Như ssh-keygen tạo ra, không có mật khẩu. Khóa không bao giờ được hiện lại.",
    hostKey: "Dấu vân tay của máy chủ SSH",
    hostKeyHint: "Để trống rồi thử kết nối: dấu vân tay được cho biết, hãy so với dấu mà quản trị viên máy chủ có.",
  },
});
