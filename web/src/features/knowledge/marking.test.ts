import { cutAt, excerpt, markedIn } from "./marking";

const marked = (items: string[], passage: string) => markedIn(items, passage).map(({ item, start, end }) => items[item]?.slice(start, end));

test("a passage is found across the lines of a page", () => {
  const items = ["Hotels", "A night costs at most 130 euros,", "in capitals 180 euros. Above", "that somebody agrees."];
  expect(marked(items, "A night costs at most 130 euros, in capitals 180 euros.")).toEqual(["A night costs at most 130 euros", "in capitals 180 euros"]);
});

test("hyphens at line ends, ligatures and accents made of two letters do not hide it", () => {
  expect(marked(["The reimburse-", "ment of the o\uFB03ce costs"], "reimbursement of the office costs")).toEqual(["reimburse", "ment of the o\uFB03ce costs"]);
  expect(marked(["Thời hạn báo trước là ba mươi ngày".normalize("NFD")], "thời hạn báo trước là ba mươi ngày")).toHaveLength(1);
});

test("of a passage that began on the page before, what is on this page is marked", () => {
  const items = ["Header of page 3", "half of it is paid on the day of return.", "Hotels"];
  expect(marked(items, "Daily allowances are paid as follows: half of it is paid on the day of return.")).toEqual(["half of it is paid on the day of return"]);
});

test("what lies between the columns of a page is not marked", () => {
  const items = ["The first column begins here and", "UNRELATED NOTE", "goes on in the second line of it."];
  expect(marked(items, "The first column begins here and goes on in the second line of it.")).toEqual(["The first column begins here and", "goes on in the second line of it"]);
});

test("a passage that is not on the page marks nothing, and neither does an empty one", () => {
  expect(markedIn(["Something else stands on this page entirely."], "The daily allowance is 58 euros abroad.")).toEqual([]);
  expect(markedIn(["Something"], "")).toEqual([]);
  expect(markedIn([], "The daily allowance")).toEqual([]);
});

test("a short passage must be there as a whole", () => {
  expect(marked(["All trips need approval."], "Approval")).toEqual(["approval"]);
  expect(markedIn(["All trips need approval."], "Approved")).toEqual([]);
});

test("a text is cut at marks that touch, overlap or lie outside", () => {
  const marks = [
    { start: 4, end: 7 },
    { start: 0, end: 2 },
    { start: 6, end: 99 },
  ];
  expect(cutAt("abcdefghij", marks)).toEqual([
    { text: "ab", marked: true },
    { text: "cd", marked: false },
    { text: "efg", marked: true },
    { text: "hij", marked: true },
  ]);
  expect(cutAt("abc", [{ start: 5, end: 9 }])).toEqual([{ text: "abc", marked: false }]);
});

test("an excerpt begins near its first mark and keeps marks where they were", () => {
  const text = `${"word ".repeat(60)}the allowance\n\nis 58 euros`;
  const start = text.indexOf("allowance");
  const shown = excerpt(text, [{ start, end: start + 9 }], 20);
  expect(shown.text.startsWith("… word")).toBe(true);
  expect(shown.text.length).toBeLessThan(60);
  expect(shown.text.slice(shown.marks[0]?.start, shown.marks[0]?.end)).toBe("allowance");
  expect(excerpt("a\n\nb", [], 20)).toEqual({ text: "a \nb", marks: [] });
});
