import { readFileSync } from "node:fs";
import type { Locator } from "playwright-core";
import { Workspace } from "./support/workspace";

/** A server's first question loads what words mean. */
const FIRST_ANSWER_MS = 60_000;
/** More than an answer keeps. */
const ROWS = 12_345;
/** What stands on the pages in every language: names of people and of the data, keywords, and what the server says of them. */
const OURS = /^(Administrator|AD|Candela|SQL|Ctrl K|CSV|XLSX|[\d.,%\s]+|[a-z_]+)$|Sales|sales|region|North|South|SELECT|Jan|Nov|Dec|@|^JSON$/;

let source: string;
const workspace = Workspace.forThisFile("rows", 403, async ({ ana }) => {
  const lines = Array.from({ length: ROWS }, (_, row) => `${row + 1},${row % 2 === 0 ? "North" : "South"}`);
  source = (await ana.upload("Sales", "sales.csv", ["id,region", ...lines].join("\n"))).id;
  await ana.call("PUT", `/data-sources/${source}/settings/cache_minutes`, { value: 30 });
});

const dialog = () => workspace.page.getByRole("dialog", { name: "Download all rows" });

async function ask(question: string): Promise<Locator> {
  await workspace.page.goto(`/?source=${source}`);
  const box = workspace.page.getByRole("textbox", { name: /Your question|Câu hỏi của bạn/ });
  await box.fill(question);
  await box.press("Enter");
  const card = workspace.page.getByRole("article");
  await card.waitFor({ timeout: FIRST_ANSWER_MS });
  return card;
}

/** Presses the dialog's button, and gives what was saved. */
async function saved(): Promise<string> {
  const download = workspace.page.waitForEvent("download");
  await dialog().getByRole("button", { name: "Download" }).click();
  return (await download).path();
}

test("whatWasAskedBeforeSaysHowOldItIsAndTheSourceCanBeAskedAgain", async () => {
  const first = await ask("how many sales by region");
  expect(await first.getByText(/^from /).count()).toBe(0);
  const again = await ask("how many sales by region");
  await again.getByText("from less than a minute ago").hover();
  await workspace.page.getByRole("tooltip", { name: /these rows were read at/ }).waitFor();
  await again.getByRole("button", { name: "Refresh" }).click();
  await workspace.page.getByRole("article").getByRole("button", { name: "Run again" }).waitFor();
  expect(await workspace.page.getByText(/^from /).count()).toBe(0);
});

test("allRowsAreTakenAlongWhereTheAnswerKeptSome", async () => {
  const card = await ask("list id and region of sales");
  await card.getByRole("tab", { name: "Table" }).click();
  await card.getByRole("button", { name: "Download all rows" }).click();
  const lines = readFileSync(await saved(), "utf8").trim().split("\r\n");
  expect(lines).toHaveLength(ROWS + 1);
  await dialog().getByText("Saved: 12,345 rows").waitFor();
  await dialog().getByText("XLSX", { exact: true }).click();
  expect(readFileSync(await saved()).subarray(0, 2).toString()).toBe("PK");
  await dialog().getByRole("button", { name: "Close" }).last().click();
});

test("aStatementIsTakenAlongAsItStandsInTheEditor", async () => {
  const card = workspace.page.getByRole("article");
  await card.getByRole("tab", { name: "SQL" }).click();
  await card.getByRole("textbox", { name: "SQL" }).click();
  await workspace.page.keyboard.press("Control+A");
  await workspace.page.keyboard.insertText("SELECT region, count(*) AS n FROM sales GROUP BY region ORDER BY region");
  await card.getByRole("button", { name: "All rows…" }).click();
  expect(readFileSync(await saved(), "utf8")).toBe("region,n\r\nNorth,6173\r\nSouth,6172\r\n");
  await dialog().getByRole("button", { name: "Close" }).last().click();
});

test("whatTheOwnerDoesNotAllowIsSaidInWords", async () => {
  await workspace.ana.call("PUT", `/data-sources/${source}/settings/export_rows`, { value: 0 });
  const card = await ask("list id and region of sales");
  await card.getByRole("button", { name: "Download", exact: true }).click();
  await workspace.page.getByRole("menuitem", { name: "All rows…" }).click();
  await dialog().getByRole("button", { name: "Download" }).click();
  await dialog().getByText(/No files of all rows are made of Sales/).waitFor();
  await workspace.ana.call("DELETE", `/data-sources/${source}/settings/export_rows`);
});

test("neitherTheCardNorTheDialogScrollsSidewaysOrStaysEnglish", async () => {
  const questions = { en: "list id and region of sales", vi: "liệt kê id và region của sales" };
  await workspace.speaksBoth(OURS, async (language) => {
    await ask(questions[language]);
    const card = await ask(questions[language]);
    await card.getByText(/from less than a minute|chưa đầy một phút/).waitFor();
    const said = await workspace.read();
    await card.getByRole("button", { name: /^(Download|Tải xuống)$/ }).click();
    await workspace.page.getByRole("menuitem", { name: /All rows|Tất cả các dòng/ }).click();
    await workspace.page.getByRole("dialog").getByText("XLSX").click();
    return [...said, ...(await workspace.read())];
  });
});
