import { dictionary } from "@/ui/i18n";

/** Texts of how much of a source a language model may be told. */
export const useDisclosureT = dictionary({
  en: {
    title: "What a language model may be told",
    lead: "Where a model is connected, it helps to write SQL for questions about this source, and to describe it. Columns that are classified, or proposed to be, are never told. Nobody's question tells more than they may see themselves.",
    level: "Told to models",
    nothing: "Nothing",
    nothingText: "No model is asked about this source.",
    schema: "The schema",
    schemaText: "Names and types of tables and columns, what is written about them, and how they belong together. No values, but those that the question itself holds.",
    samples: "The schema and sample values",
    samplesText: "Also a few values of each column, and how many rows there are.",
    rows: "The rows of answers, too",
    rowsText: "Also what an answer brings back, for those who want it explained.",
    fact: (level: string) => `Models are told: ${level}`,
    save: "Save",
  },
  vi: {
    title: "Mô hình ngôn ngữ được biết những gì",
    lead: "Khi có mô hình được kết nối, nó giúp viết SQL cho câu hỏi về nguồn này và mô tả nguồn. Các cột đã hoặc đang được đề xuất phân loại không bao giờ được gửi đi. Câu hỏi của ai cũng không để lộ nhiều hơn những gì người đó được xem.",
    level: "Cho mô hình biết",
    nothing: "Không gì cả",
    nothingText: "Không hỏi mô hình nào về nguồn này.",
    schema: "Lược đồ",
    schemaText: "Tên và kiểu của bảng và cột, mô tả của chúng và cách chúng liên kết. Không có giá trị nào, trừ những giá trị nằm trong chính câu hỏi.",
    samples: "Lược đồ và giá trị mẫu",
    samplesText: "Thêm vài giá trị của mỗi cột và số dòng.",
    rows: "Cả các dòng của câu trả lời",
    rowsText: "Thêm những gì câu trả lời đưa về, cho ai muốn được giải thích.",
    fact: (level: string) => `Mô hình được biết: ${level}`,
    save: "Lưu",
  },
});
