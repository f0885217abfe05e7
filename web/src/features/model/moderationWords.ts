import { dictionary, type Language } from "@/ui/i18n";

const WORDS: Record<Language, Record<string, string>> = {
  en: {
    email: "E-mail address", phone: "Phone number", payment_card: "Card number", bank_account: "Bank account", national_id: "Identity number",
    birth_date: "Date of birth", ip_address: "IP address", address: "Postal address",
    private_key: "Private key", jwt: "Signed token (JWT)", aws_key: "Key of AWS", gcp_key: "Key of Google Cloud", azure_key: "Key of Azure",
    github_token: "Token of GitHub", gitlab_token: "Token of GitLab", slack_token: "Token of Slack", stripe_key: "Key of Stripe",
    anthropic_key: "Key of Anthropic", openai_key: "Key of OpenAI", candela_key: "Key of Candela", connection_password: "Password in an address", password: "Password",
    hidden_text: "Hidden characters", template_mark: "Mark of a chat template", exfiltration: "Way to send data away", override: "Order to ignore instructions",
    role_play: "Order to play without rules", reveal: "Question for hidden instructions",
    off_topic: "Other topic", guard_failure: "Guard did not answer",
    S1: "Violent crimes", S2: "Non-violent crimes", S3: "Sex-related crimes", S4: "Exploitation of children", S5: "Defamation", S6: "Specialised advice", S7: "Privacy",
    S8: "Intellectual property", S9: "Indiscriminate weapons", S10: "Hate", S11: "Suicide and self-harm", S12: "Sexual content", S13: "Elections", S14: "Abuse of interpreters",
  },
  vi: {
    email: "Địa chỉ email", phone: "Số điện thoại", payment_card: "Số thẻ", bank_account: "Tài khoản ngân hàng", national_id: "Số định danh",
    birth_date: "Ngày sinh", ip_address: "Địa chỉ IP", address: "Địa chỉ nhà",
    private_key: "Khóa riêng", jwt: "Token có chữ ký (JWT)", aws_key: "Khóa AWS", gcp_key: "Khóa Google Cloud", azure_key: "Khóa Azure",
    github_token: "Token GitHub", gitlab_token: "Token GitLab", slack_token: "Token Slack", stripe_key: "Khóa Stripe",
    anthropic_key: "Khóa Anthropic", openai_key: "Khóa OpenAI", candela_key: "Khóa Candela", connection_password: "Mật khẩu trong địa chỉ", password: "Mật khẩu",
    hidden_text: "Ký tự ẩn", template_mark: "Dấu của mẫu hội thoại", exfiltration: "Cách gửi dữ liệu ra ngoài", override: "Lệnh bỏ qua hướng dẫn",
    role_play: "Lệnh đóng vai không quy tắc", reveal: "Hỏi hướng dẫn bí mật",
    off_topic: "Chủ đề khác", guard_failure: "Không kiểm tra được",
    S1: "Tội phạm bạo lực", S2: "Tội phạm phi bạo lực", S3: "Tội phạm tình dục", S4: "Bóc lột trẻ em", S5: "Phỉ báng", S6: "Tư vấn chuyên môn", S7: "Riêng tư",
    S8: "Sở hữu trí tuệ", S9: "Vũ khí hủy diệt", S10: "Thù ghét", S11: "Tự tử và tự hại", S12: "Nội dung tình dục", S13: "Bầu cử", S14: "Lạm dụng trình thông dịch",
  },
};

const useWords = dictionary({
  en: { of: (category: string) => WORDS.en[category] ?? category },
  vi: { of: (category: string) => WORDS.vi[category] ?? category },
});

/** What a category is called; the categories of guard models keep their numbers. */
export function useCategory(): (category: string) => string {
  const words = useWords();
  return (category) => (/^S\d+$/.test(category) ? `${category} ${words.of(category)}` : words.of(category));
}
