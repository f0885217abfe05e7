import { dictionary } from "../i18n";

interface Described {
  kind: string;
  title: string;
  points: number;
  least: string;
  greatest: string;
}

/** Texts of charts. */
export const useT = dictionary({
  en: {
    table: "Table",
    number: "Number",
    bar: "Bars",
    line: "Line",
    area: "Area",
    pie: "Pie",
    doughnut: "Doughnut",
    scatter: "Dots",
    chartType: "Chart type",
    described: (it: Described) => `${it.kind}: ${it.title}. ${it.points} points, from ${it.least} to ${it.greatest}. The table has every value.`,
    cannotDraw: "This result cannot be drawn this way. See the table.",
    firstRows: (n: string) => `The chart draws the first ${n} rows.`,
  },
  vi: {
    table: "Bảng",
    number: "Con số",
    bar: "Cột",
    line: "Đường",
    area: "Vùng",
    pie: "Tròn",
    doughnut: "Vành khuyên",
    scatter: "Điểm",
    chartType: "Loại biểu đồ",
    described: (it: Described) => `${it.kind}: ${it.title}. ${it.points} điểm, từ ${it.least} đến ${it.greatest}. Bảng có đủ mọi giá trị.`,
    cannotDraw: "Kết quả này không vẽ được theo cách đó. Hãy xem bảng.",
    firstRows: (n: string) => `Biểu đồ vẽ ${n} dòng đầu.`,
  },
});
