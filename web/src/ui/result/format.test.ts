import { compactNumber } from "./format";

test("numbers on an axis are short, and small ones stay apart", () => {
  const compact = compactNumber("en");

  expect([0, 0.000004, 0.05, 0.25, 3, 1234, 1_200_000].map(compact)).toEqual(["0", "0.000004", "0.05", "0.25", "3", "1.2K", "1.2M"]);
});
