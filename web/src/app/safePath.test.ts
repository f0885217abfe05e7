import { safePath } from "./safePath";

test("a path of this site is kept with its search", () => {
  expect(safePath("/sources?q=shop")).toBe("/sources?q=shop");
});

test.each(["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", undefined])("%s leads to the start", (next) => {
  expect(safePath(next)).toBe("/");
});
