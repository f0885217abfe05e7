import { stretches } from "./stretches";

const phrase = (start: number, end: number) => ({ text: "", start, end, kind: "column" as const, target: "customers.country", score: 1 });

test("the question is cut where its phrases begin and end", () => {
  const cut = stretches("revenue by country", [phrase(11, 18), phrase(0, 7)]);
  expect(cut.map(({ text, phrase }) => [text, Boolean(phrase)])).toEqual([["revenue", true], [" by ", false], ["country", true]]);
});

test("overlapping and impossible phrases never lose a letter", () => {
  const cut = stretches("by country", [phrase(0, 5), phrase(3, 10), phrase(8, 99)]);
  expect(cut.map(({ text }) => text).join("")).toBe("by country");
});
