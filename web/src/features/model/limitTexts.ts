import { dictionary } from "@/ui/i18n";

/** Texts of the page of limits. */
export const useT = dictionary({
  en: {
    title: "Limits",
    lead: "How much of models may be used. A limit holds exactly, however many calls come at once; the lowest that applies binds.",
    holds: "What holds",
    holdsText: "All limits that a call comes under, and what is used of them now.",
    model: "Model",
    person: "Person",
    key: "API key",
    noKey: "Without a key",
    nothing: "No limit applies to such a call.",
    noModel: "Connect a model first; then its limits can be seen here.",
    limit: "Limit",
    used: "Used",
    of: (used: string, most: string) => `${used} of ${most}`,
    reserved: (amount: string) => `${amount} reserved for calls under way`,
    writtenOff: (amount: string) => `${amount} lost with a server that died`,
    resets: "Resets",
    why: "Why",
    byInstallation: "Set for the whole installation",
    byTeam: "Set by the team",
    setAside: "Set aside by a narrower limit of the same owner",
    rules: "All limits",
    rulesText: "Of the team's limits about the same the narrower one holds, for one person before that for everyone. What an administrator sets for the whole installation binds every team.",
    none: "No limit is set",
    noneText: "Calls of models are counted, and nothing stops them. A limit on money for each person is a good first one.",
    add: "Add a limit",
    change: "Change",
    changeOf: (limit: string) => `Change ${limit}`,
    delete: "Delete",
    deleteOf: (limit: string) => `Delete ${limit}`,
    deleteQuestion: "What was counted of it is forgotten, and it stops nothing any more.",
    whole: "For the whole installation",
    subject: "About",
    everyone: "Each by itself",
    which: "Which one",
    metric: "Counts",
    span: "Within a",
    amount: "At most",
    dollars: "US dollars",
    noLimit: "No limit: set aside the general one",
    warnAt: "Warn at, in percent",
    amountNeeded: "A number, 0 or more.",
    says: (amount: string, span: string, whom: string) => `${amount} per ${span} for ${whom}`,
    unlimited: "No limit",
  },
  vi: {
    title: "Hạn mức",
    lead: "Được dùng mô hình đến đâu. Hạn mức giữ đúng từng đơn vị dù bao nhiêu lượt gọi đến cùng lúc; hạn mức thấp nhất có hiệu lực.",
    holds: "Đang áp dụng",
    holdsText: "Mọi hạn mức mà một lượt gọi phải chịu, và hiện đã dùng bao nhiêu.",
    model: "Mô hình",
    person: "Người",
    key: "Khóa API",
    noKey: "Không dùng khóa",
    nothing: "Không hạn mức nào áp dụng cho lượt gọi này.",
    noModel: "Hãy kết nối một mô hình trước; sau đó xem hạn mức của nó tại đây.",
    limit: "Hạn mức",
    used: "Đã dùng",
    of: (used: string, most: string) => `${used} trên ${most}`,
    reserved: (amount: string) => `${amount} đang giữ cho các lượt gọi dở dang`,
    writtenOff: (amount: string) => `${amount} mất theo một máy chủ đã chết`,
    resets: "Đặt lại lúc",
    why: "Vì sao",
    byInstallation: "Đặt cho toàn hệ thống",
    byTeam: "Do nhóm đặt",
    setAside: "Bị thay bởi một hạn mức hẹp hơn của cùng chủ",
    rules: "Tất cả hạn mức",
    rulesText: "Trong các hạn mức của nhóm về cùng một việc, cái hẹp hơn có hiệu lực: của một người trước của mọi người. Hạn mức quản trị viên đặt cho toàn hệ thống ràng buộc mọi nhóm.",
    none: "Chưa đặt hạn mức nào",
    noneText: "Các lượt gọi mô hình được đếm, và không gì chặn chúng. Hạn mức tiền cho mỗi người là khởi đầu tốt.",
    add: "Thêm hạn mức",
    change: "Sửa",
    changeOf: (limit: string) => `Sửa ${limit}`,
    delete: "Xóa",
    deleteOf: (limit: string) => `Xóa ${limit}`,
    deleteQuestion: "Số đã đếm bị quên và nó không còn chặn gì nữa.",
    whole: "Cho toàn hệ thống",
    subject: "Về",
    everyone: "Từng cái riêng",
    which: "Cái nào",
    metric: "Đếm",
    span: "Trong một",
    amount: "Nhiều nhất",
    dollars: "Đô la Mỹ",
    noLimit: "Không giới hạn: thay hạn mức chung",
    warnAt: "Cảnh báo khi đạt, phần trăm",
    amountNeeded: "Một số, từ 0 trở lên.",
    says: (amount: string, span: string, whom: string) => `${amount} mỗi ${span} cho ${whom}`,
    unlimited: "Không giới hạn",
  },
});

/** What a limit can be about. */
export const useSubjects = dictionary({
  en: { user: "Person", team: "Team", key: "API key", model: "Model", model_user: "Person with a model" },
  vi: { user: "Người", team: "Nhóm", key: "Khóa API", model: "Mô hình", model_user: "Người với một mô hình" },
});

/** Those that a limit counts for, each by itself. */
export const useEach = dictionary({
  en: { user: "each person", team: "the team", key: "each API key", model: "each model", model_user: "each person with each model" },
  vi: { user: "mỗi người", team: "nhóm", key: "mỗi khóa API", model: "mỗi mô hình", model_user: "mỗi người với mỗi mô hình" },
});

/** What a limit counts. */
export const useMetrics = dictionary({
  en: { requests: "requests", input_tokens: "input tokens", output_tokens: "output tokens", tokens: "tokens", money: "money" },
  vi: { requests: "lượt gọi", input_tokens: "token vào", output_tokens: "token ra", tokens: "token", money: "tiền" },
});

/** The time within which a limit counts. */
export const useSpans = dictionary({
  en: { minute: "minute", hour: "hour", day: "day", month: "month" },
  vi: { minute: "phút", hour: "giờ", day: "ngày", month: "tháng" },
});
