import { dictionary } from "@/ui/i18n";

/** Texts of set-up and sign-in. */
export const useT = dictionary({
  en: {
    create: "Create and begin",
    displayName: "Your name",
    email: "Email",
    forgotten: "Forgotten your password? An administrator can set a new one.",
    login: "Email or username",
    password: "Password",
    passwordHint: "Long is good: a few words you will remember.",
    setupText: "Create the first administrator. This can be done once.",
    setupTitle: "Set up Candela",
    signIn: "Sign in",
    signInText: "Ask your data in plain language, and check the answer.",
    signInTitle: "Welcome back",
    token: "Set-up token",
    tokenHint: "It stands on the console where Candela was started.",
  },
  vi: {
    create: "Tạo và bắt đầu",
    displayName: "Tên của bạn",
    email: "Email",
    forgotten: "Quên mật khẩu? Quản trị viên có thể đặt mật khẩu mới.",
    login: "Email hoặc tên đăng nhập",
    password: "Mật khẩu",
    passwordHint: "Nên dài: vài từ mà bạn dễ nhớ.",
    setupText: "Tạo quản trị viên đầu tiên. Việc này chỉ làm một lần.",
    setupTitle: "Thiết lập Candela",
    signIn: "Đăng nhập",
    signInText: "Hỏi dữ liệu bằng lời thường, rồi tự kiểm tra câu trả lời.",
    signInTitle: "Chào bạn trở lại",
    token: "Mã thiết lập",
    tokenHint: "Mã nằm trên màn hình dòng lệnh nơi đã khởi động Candela.",
  },
});
