import { isMeant, nextBatch, pathOf, summed, told, type Upload } from "./uploads";
import { foldersIn, wayTo } from "./folders";

let keys = 0;
const upload = (name: string, size: number, change: Partial<Upload> = {}): Upload => ({
  key: (keys += 1),
  file: new File([new Uint8Array(size)], name),
  folder: "",
  path: name,
  state: "waiting",
  share: 0,
  outcome: null,
  error: null,
  document: null,
  ...change,
});

test("small files go together, a large one goes alone, and folders are not mixed", () => {
  const names = (uploads: Upload[]) => nextBatch(uploads).map(({ file }) => file.name);
  expect(names([upload("a", 10), upload("b", 10), upload("big", 17_000_000)])).toEqual(["a", "b"]);
  expect(names([upload("big", 17_000_000), upload("a", 10)])).toEqual(["big"]);
  expect(names([upload("a", 10), upload("b", 10, { folder: "other" })])).toEqual(["a"]);
  expect(names([upload("sent", 10, { state: "done" }), upload("a", 10)])).toEqual(["a"]);
  expect(names(Array.from({ length: 30 }, (_, index) => upload(String(index), 1)))).toHaveLength(10);
});

test("each file is told what became of it, and one of which nothing was said did not arrive", () => {
  const batch = told(
    [upload("a", 1), upload("b", 1), upload("c", 1)],
    [
      { outcome: "created", name: "a", document: "1", error: null },
      { outcome: "refused", name: "b", document: null, error: "“b” is empty" },
    ],
  );
  expect(batch.map(({ outcome, error }) => [outcome, error])).toEqual([
    ["created", null],
    ["refused", "“b” is empty"],
    ["cut_off", null],
  ]);
});

test("what is sent is counted by bytes, and ends are counted apart", () => {
  const all = [upload("a", 300, { state: "done", outcome: "created" }), upload("b", 100, { state: "sending", share: 0.5 }), upload("c", 0, { state: "done", outcome: "duplicate" })];
  expect(summed(all)).toMatchObject({ all: 3, left: 1, share: 0.875, kept: 1, duplicate: 1, refused: 0 });
});

test("a file keeps the folders in which it lay, and what systems leave in folders stays there", () => {
  expect(pathOf(Object.assign(new File([], "lease.pdf"), { path: "/contracts/2026/lease.pdf" }))).toBe("contracts/2026/lease.pdf");
  expect(pathOf(Object.assign(new File([], "a.txt"), { path: "./a.txt" }))).toBe("a.txt");
  expect([".DS_Store", "Thumbs.db", "._a.pdf", "a.pdf"].map((name) => isMeant(new File([], name)))).toEqual([false, false, false, true]);
});

test("folders are listed level by level, with all that lies in them", () => {
  const all = [
    { folder: "", documents: 9 },
    { folder: "people/2025", documents: 12 },
    { folder: "people/2026", documents: 20 },
    { folder: "people", documents: 1 },
    { folder: "peoples", documents: 4 },
  ];
  expect(foldersIn(all, "")).toEqual([
    { name: "people", path: "people", documents: 33 },
    { name: "peoples", path: "peoples", documents: 4 },
  ]);
  expect(foldersIn(all, "people").map(({ path, documents }) => [path, documents])).toEqual([
    ["people/2025", 12],
    ["people/2026", 20],
  ]);
  expect(wayTo("people/2026")).toEqual([
    { name: "people", path: "people" },
    { name: "2026", path: "people/2026" },
  ]);
});
