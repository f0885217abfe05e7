import { dictionary } from "./i18n";

/** What an answer is told as that found no room in the server's memory; the server says it in English alone. */
export const useBusyTexts = dictionary({
  en: {
    busy: "This answer is large, and other large answers take the memory that the server has for them just now. Try again in a moment, or ask for fewer columns or rows.",
  },
  vi: {
    busy: "Câu trả lời này lớn, và bộ nhớ mà máy chủ dành cho các câu trả lời lớn đang được những câu khác dùng. Hãy thử lại sau giây lát, hoặc hỏi ít cột hay ít dòng hơn.",
  },
});
