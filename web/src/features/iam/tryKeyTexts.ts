import { dictionary } from "@/ui/i18n";

/** Texts of trying a key on a model. */
export const useT = dictionary({
  en: {
    answered: (overhead: string) => `Answered; the gateway itself took ${overhead} ms`,
    copyLine: "Copy the line for models",
    curl: "It also calls models, by OpenAI's API:",
    curlBound: "It calls the assistant, by OpenAI's API:",
    hello: "Say hello in five words.",
    model: "Model",
    noModel: "The key may call models, but none is connected yet.",
    refused: "Refused",
    tryIt: "Try it",
    words: "Question",
  },
  vi: {
    answered: (overhead: string) => `Đã trả lời; riêng cổng mất ${overhead} ms`,
    copyLine: "Chép dòng lệnh gọi mô hình",
    curl: "Khóa này còn gọi được mô hình, bằng API của OpenAI:",
    curlBound: "Khóa này gọi trợ lý, bằng API của OpenAI:",
    hello: "Hãy chào bằng năm từ.",
    model: "Mô hình",
    noModel: "Khóa được phép gọi mô hình, nhưng chưa có mô hình nào được kết nối.",
    refused: "Bị từ chối",
    tryIt: "Thử ngay",
    words: "Câu hỏi",
  },
});
