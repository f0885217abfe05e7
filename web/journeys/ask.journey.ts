import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { freshFolder } from "./support/folder";
import { candela } from "./support/launcher";

/** The same four sales in each kind of file. */
const SALES = [
  { day: "2024-01-05", region: "North", amount: 10.5 },
  { day: "2024-02-05", region: "South", amount: 7 },
  { day: "2024-02-07", region: "North", amount: 3 },
  { day: "2024-03-01", region: "East", amount: 20.25 },
];
const BY_REGION = { East: 20.25, North: 13.5, South: 7 };

interface Asked {
  sql: string;
  understood: unknown[];
  confidence: number;
  columns: { name: string }[];
  rows: [string, number][];
  rowCount: number;
  chart: { type: string } | null;
  alternatives: unknown[];
}

const folder = freshFolder("ask");

afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(() => {
  const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
  const lines = SALES.map(({ day, region, amount }) => `${day},${region},${amount}`);
  writeFileSync(join(folder, "sales.csv"), ["day,region,amount", ...lines].join("\n"));
  writeFileSync(join(folder, "sales.tsv"), ["day,region,amount", ...lines].join("\n").replaceAll(",", "\t"));
  writeFileSync(join(folder, "sales.json"), JSON.stringify(SALES));
  writeFileSync(join(folder, "sales.ndjson"), SALES.map((sale) => JSON.stringify(sale)).join("\n"));
  for (const name of ["sales.xlsx", "sales.parquet", "sales.sqlite"]) {
    copyFileSync(fixture(name), join(folder, name));
  }
  writeFileSync(join(folder, "sales.duckdb"), gunzipSync(readFileSync(fixture("sales.duckdb.gz"))));
});

test.each(["csv", "tsv", "json", "ndjson", "xlsx", "parquet", "sqlite", "duckdb"])("aQuestionAboutA_%s_FileIsAnswered", async (ending) => {
  const { code, out, err } = await candela(["ask", "--json", `sales.${ending}`, "total amount by region"], folder);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const answer = JSON.parse(out) as Asked;
  expect(Object.fromEntries(answer.rows.map(([region, amount]) => [region, Number(amount)]))).toEqual(BY_REGION);
  expect(answer).toMatchObject({ rowCount: 3, chart: { type: "bar" }, alternatives: expect.any(Array) });
  expect(answer.sql).toMatch(/^SELECT/);
  expect(answer.understood).not.toEqual([]);
  expect(answer.confidence).toBeGreaterThan(0.5);
});

test("anAnswerForPeopleShowsItsSqlItsRowsAndAChart", async () => {
  const { code, out } = await candela(["ask", "sales.csv", "total amount by region"], folder);
  expect(code).toBe(0);
  expect(out).toContain("SELECT");
  expect(out).toMatch(/East\s.*20[.]25/);
  expect(out).toContain("█");
});

test("severalFilesAreSeveralTables", async () => {
  writeFileSync(join(folder, "managers.csv"), "region,manager\nNorth,Ana\nSouth,Binh\nEast,Chi\n");
  const { code, out } = await candela(["ask", "--json", "sales.csv", "managers.csv", "how many managers"], folder);
  expect(code).toBe(0);
  expect((JSON.parse(out) as Asked).rows).toEqual([[3]]);
});

test("onlyTheSqlIsPrintedOnRequest", async () => {
  const { code, out } = await candela(["ask", "--sql", "sales.csv", "total amount by region"], folder);
  expect(code).toBe(0);
  expect(out).toMatch(/^SELECT[^]*\n$/);
});

test("aWrongFileAndWordsThatAreNotUnderstoodEndWithOne", async () => {
  const missing = await candela(["ask", "nowhere.csv", "total amount"], folder);
  expect(missing.code).toBe(1);
  expect(missing.err).toContain("nowhere.csv");
  const strange = await candela(["ask", "sales.csv", "blorb the frindle"], folder);
  expect(strange.code).toBe(1);
  expect(strange.err).toContain("Nothing in this question matches the data");
});

test("badUsageEndsWithTwo", async () => {
  for (const words of [["ask"], ["ask", "total amount"], ["ask", "--json", "--sql", "sales.csv", "total amount"]]) {
    const { code, err } = await candela(words, folder);
    expect(code, words.join(" ")).toBe(2);
    expect(err).not.toBe("");
  }
});

test("aQuestionThatCanMeanSeveralThingsIsAskedBackWithThree", async () => {
  writeFileSync(join(folder, "deliveries.csv"), "delivery_id,billing_city,shipping_city\n1,Bonn,Bonn\n2,Bonn,Hue\n3,Hue,Bonn\n");
  const { code, out } = await candela(["ask", "deliveries.csv", "how many deliveries in Bonn"], folder);
  expect(code).toBe(3);
  expect(out).toContain("billing city");
  expect(out).toContain("shipping city");
});
