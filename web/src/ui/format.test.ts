import { formats } from "./format";

test("numbers and moments are written as the reader writes them", () => {
  expect(formats("vi").number(1234567.5)).toBe("1.234.567,5");
  expect(formats("en").number(1234567.5)).toBe("1,234,567.5");
  expect(formats("en", "Asia/Ho_Chi_Minh").dateTime("2026-01-31T20:00:00Z")).toBe("Feb 1, 2026, 3:00 AM");
});

test("a moment is told by its distance", () => {
  const now = Date.parse("2026-01-02T00:00:00Z");
  expect(formats("en").ago("2026-01-01T21:00:00Z", now)).toBe("3 hours ago");
  expect(formats("en").ago("2026-01-01T23:59:40Z", now)).toBe("now");
  expect(formats("vi").ago("2026-01-01T00:00:00Z", now)).toMatch(/^hôm qua$/i);
});

test("sizes are told in the unit that fits", () => {
  expect(formats("en").bytes(209_715_200)).toBe("209.7 MB");
  expect(formats("en").bytes(0)).toBe("0 byte");
});
