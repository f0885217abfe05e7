import { dictionary } from "@/ui/i18n";

const useOperations = dictionary({
  en: {
    count: "number of rows",
    sum: "sum",
    avg: "average",
    min: "lowest value",
    max: "highest value",
    distinct: "each value once",
    each: "grouped by",
    by: "grouped by",
    sort: "order",
    asc: "smallest first",
    desc: "largest first",
    top: "the first rows",
    bottom: "the last rows",
    most: "most",
    least: "least",
    greater: "more than",
    at_least: "at least",
    less: "less than",
    at_most: "at most",
    money_most: "most money",
    sold_most: "sold most",
    sold_least: "sold least",
    share: "share of the total",
    growth: "change",
    running: "running total",
    period: (from: string, to: string) => `from ${from} to before ${to}`,
    unit: (unit: string) => `by ${unit}`,
  },
  vi: {
    count: "số dòng",
    sum: "tổng",
    avg: "trung bình",
    min: "giá trị thấp nhất",
    max: "giá trị cao nhất",
    distinct: "mỗi giá trị một lần",
    each: "gộp theo",
    by: "gộp theo",
    sort: "sắp xếp",
    asc: "nhỏ nhất trước",
    desc: "lớn nhất trước",
    top: "những dòng đầu",
    bottom: "những dòng cuối",
    most: "nhiều nhất",
    least: "ít nhất",
    greater: "hơn",
    at_least: "từ … trở lên",
    less: "dưới",
    at_most: "không quá",
    money_most: "nhiều tiền nhất",
    sold_most: "bán nhiều nhất",
    sold_least: "bán ít nhất",
    share: "tỷ trọng",
    growth: "thay đổi",
    running: "lũy kế",
    period: (from: string, to: string) => `từ ${from} đến trước ${to}`,
    unit: (unit: string) => `theo ${UNITS[unit] ?? unit}`,
  },
});

const UNITS: Record<string, string> = { year: "năm", quarter: "quý", month: "tháng", week: "tuần", day: "ngày", weekday: "thứ trong tuần", hour: "giờ" };

/** What an operation does, in the reader's words; what this page has no words for keeps the parser's. */
export function useOperationName(): (target: string) => string {
  const t = useOperations();
  const names: Record<string, unknown> = t;
  return (target) => {
    const [, from, to] = /^(\S+) to before (\S+)$/.exec(target) ?? [];
    const [, unit] = /^by (\S+)$/.exec(target) ?? [];
    if (from && to) {
      return t.period(from, to);
    }
    const name = names[target.replaceAll(" ", "_")];
    return unit ? t.unit(unit) : typeof name === "string" ? name : target;
  };
}
