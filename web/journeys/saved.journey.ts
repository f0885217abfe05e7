import { rmSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import { WITH_ADMINISTRATOR } from "./support/administrator";
import { Eyes, scrollsSideways, signIn } from "./support/browser";
import { freshFolder } from "./support/folder";
import { Person } from "./support/person";
import { clear, Server } from "./support/server";

/** A server's first question loads what words mean. */
const FIRST_ANSWER_MS = 60_000;
const SALES = "region,amount\nNorth,10\nNorth,20\nSouth,5\n";
/** What stands on the pages in every language: names of people and of the data, what was entered, keywords of SQL. */
const OURS = /^(Administrator|AD|ana@example.com|Candela|SQL|Ctrl K|[\d.,%:×\s]+)$|Sales|region|Region|North|\{\{/;

const folder = freshFolder("saved");
let server: Server;
let eyes: Eyes;
let page: Page;
let source: string;

beforeAll(async () => {
  server = await Server.start(folder, WITH_ADMINISTRATOR);
  const ana = await Person.signIn(server.place.port);
  source = (await ana.upload("Sales", "sales.csv", SALES)).id;
  eyes = await Eyes.open(server.place.port);
  page = await eyes.page();
  await page.goto("/");
  await signIn(page);
});

afterAll(async () => {
  await eyes.close();
  await server.interrupt();
  clear(server.place.data);
  rmSync(folder, { recursive: true });
});

// A refusal at saving is noted by Chromium as an error; nothing else is.
afterEach(() => {
  expect(eyes.complaints().filter((each) => !each.includes("status of 400"))).toEqual([]);
});

const dialog = () => page.getByRole("dialog");

async function write(editor: Locator, sql: string): Promise<void> {
  await editor.click();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(sql);
}

test("thePageOfSavedQuestionsOffersTheFirst", async () => {
  await page.getByRole("link", { name: "Saved", exact: true }).click();
  await page.getByText("Nothing saved yet").waitFor();
  await page.getByRole("link", { name: "Ask a question" }).click();
  await page.getByRole("heading", { name: "Ask your data" }).waitFor();
});

test("hintsStandBesideTheSqlWhileItIsWritten", async () => {
  await page.goto(`/?source=${source}`);
  const box = page.getByRole("textbox", { name: "Your question" });
  await box.fill("total amount by region");
  await box.press("Enter");
  const card = page.getByRole("article");
  await card.waitFor({ timeout: FIRST_ANSWER_MS });
  await card.getByRole("tab", { name: "SQL" }).click();
  await write(card.getByRole("textbox", { name: "SQL" }), "SELECT amount FROM sales WHERE lower(region) LIKE '%th'");
  const hints = card.getByRole("list", { name: "Hints" });
  await hints.getByText(/end with LIMIT/).waitFor();
  await hints.getByText(/begins with a wildcard/).waitFor();
});

test("anAnswerIsSavedWithAParameter", async () => {
  const card = page.getByRole("article");
  await card.getByRole("button", { name: "Save question" }).first().click();
  await dialog().getByRole("textbox", { name: "Name" }).fill("Total of one region");
  await dialog().getByRole("combobox", { name: "Category" }).or(dialog().getByRole("textbox", { name: "Category" })).fill("Sales figures");
  const editor = dialog().getByRole("textbox", { name: "SQL" });
  await write(editor, "DELETE FROM sales");
  await dialog().getByText(/Only reading is allowed/).first().waitFor();
  await write(editor, "SELECT sum(amount) AS total FROM sales WHERE region = {{region}}");
  const parameter = dialog().getByRole("group", { name: "{{region}}" });
  await parameter.getByRole("textbox", { name: "Label" }).fill("Region");
  await parameter.getByRole("combobox", { name: "Type" }).click();
  await page.getByRole("option", { name: "Choice from a column" }).click();
  await parameter.getByRole("combobox", { name: "Column" }).click();
  await page.getByRole("option", { name: "region" }).click();
  await parameter.getByRole("textbox", { name: "Usual value" }).fill("North");
  await dialog().getByRole("button", { name: "Save", exact: true }).click();
  await dialog().waitFor({ state: "hidden" });
});

test("itRunsWithItsUsualValueAndWithAnother", async () => {
  await page.goto("/saved");
  await page.getByRole("link", { name: "Total of one region" }).click();
  await page.getByRole("heading", { name: "Total of one region", level: 1 }).waitFor();
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.getByRole("article", { name: "Total of one region: North" }).getByText(/30/).first().waitFor();
  await page.getByRole("combobox", { name: "Region" }).click();
  await page.getByRole("option", { name: "South" }).click();
  await page.getByRole("button", { name: "Run", exact: true }).first().click();
  await page.getByRole("article", { name: "Total of one region: South" }).getByText(/5/).first().waitFor();
  await page.getByText("2 runs").waitFor();
});

test("itIsFoundByKeysAndByCategory", async () => {
  await page.goto("/saved");
  await page.getByRole("row", { name: /Total of one region/ }).getByText("2 runs").waitFor();
  await page.getByRole("searchbox", { name: "Find a saved question" }).fill("nothing like it");
  await page.getByText("No saved question fits").waitFor();
  await page.keyboard.press("Control+K");
  await page.getByPlaceholder(/saved questions/).fill("one region");
  await page.getByRole("button", { name: /Total of one region/ }).first().click();
  await page.getByRole("heading", { name: "Total of one region", level: 1 }).waitFor();
});

test("noPageOfSavedQuestionsScrollsSidewaysOrStaysEnglish", async () => {
  const english = await texts();
  await page.goto("/");
  await page.getByRole("button", { name: /account and settings/ }).click();
  await page.getByRole("menuitem", { name: "Tiếng Việt" }).click();
  await page.getByRole("heading", { name: "Hỏi dữ liệu của bạn" }).waitFor();
  const vietnamese = await texts();
  expect(english.length).toBeGreaterThan(20);
  expect(vietnamese.filter((text) => english.includes(text) && !OURS.test(text))).toEqual([]);
});

/** What the list, one saved question and its form say; none may be wider than a telephone. */
async function texts(): Promise<string[]> {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/saved");
  await page.getByRole("table").waitFor();
  const said = await read();
  await page.getByRole("link", { name: "Total of one region" }).click();
  await page.getByRole("button", { name: /^(Change|Sửa)$/ }).click();
  await dialog().getByRole("group", { name: "{{region}}" }).waitFor();
  said.push(...(await read()));
  await page.setViewportSize({ width: 1280, height: 720 });
  return said;
}

async function read(): Promise<string[]> {
  await page.waitForLoadState("networkidle");
  expect(await scrollsSideways(page), page.url()).toBe(false);
  return (await page.locator("body").innerText()).split(/\s*[\n\t]\s*/).filter((line) => line !== "");
}
