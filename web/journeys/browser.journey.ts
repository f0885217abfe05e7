import { readFileSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import { inject } from "vitest";
import { ADMINISTRATOR } from "./support/administrator";
import { Eyes, scrollsSideways, signIn } from "./support/browser";

const SALES = "day,region,amount\n2024-01-05,North,10.50\n2024-02-05,South,7\n2024-02-07,North,3\n2024-03-01,East,20.25\n";

const shared = inject("shared");
let eyes: Eyes;
let page: Page;

beforeAll(async () => {
  eyes = await Eyes.open(shared.port);
  page = await eyes.page();
});

afterAll(() => eyes.close());

// Whatever was done in a journey: nothing came from elsewhere, and the browser had nothing to complain of.
afterEach(() => {
  expect(eyes.complaints()).toEqual([]);
});

const box = () => page.getByRole("textbox", { name: "Your question" });
const turn = (question: string) => page.getByRole("region", { name: question });

/** Asks in the open conversation, or from the home page begins one, and gives the answer's card. */
async function ask(question: string): Promise<Locator> {
  await box().fill(question);
  await box().press("Enter");
  const card = turn(question).getByRole("article");
  await card.waitFor();
  return card;
}

/** The cells of a card's table, row by row. */
async function rowsOf(card: Locator): Promise<string[][]> {
  await card.getByRole("tab", { name: "Table" }).click();
  await card.getByRole("table").waitFor();
  return card.getByRole("table").evaluate((table) => [...table.querySelectorAll("tbody tr:not([aria-hidden])")].map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent)));
}

async function home(): Promise<void> {
  await page.goto("/");
  await page.getByRole("heading", { name: "Ask your data" }).waitFor();
}

test("theConsolesTokenMakesTheFirstAdministrator", async () => {
  await page.goto("/");
  await page.getByRole("heading", { name: "Set up Candela" }).waitFor();
  await page.getByLabel("Set-up token").fill(/token (\S+)/.exec(shared.console)?.[1] ?? "");
  await page.getByLabel("Your name").fill("Ana");
  await page.getByLabel("Email").fill(ADMINISTRATOR.email);
  await page.getByRole("textbox", { name: "Password" }).fill(ADMINISTRATOR.password);
  await page.getByRole("button", { name: "Create and begin" }).click();
  await page.getByRole("heading", { name: "Ask your data" }).waitFor();
});

test("sheSignsOutAndInAgain", async () => {
  await page.getByRole("button", { name: /account and settings/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await signIn(page);
});

test("theDemoIsThereAndAnExampleIsAnsweredSoThatItCanBeChecked", async () => {
  expect(await page.getByRole("combobox", { name: "Source" }).or(page.getByRole("textbox", { name: "Source" })).inputValue()).toContain("demo");
  await page.getByRole("button", { name: "Total revenue per year" }).click();
  const card = turn("Total revenue per year").getByRole("article");
  await card.getByRole("img", { name: /points, from/ }).waitFor();
  await card.locator("canvas").waitFor();
  expect((await card.innerText()).split("\n")[0]).toMatch(/revenue/i);
  expect((await rowsOf(card)).map(([year]) => year)).toEqual(["2023", "2024", "2025"]);
  await card.getByRole("tab", { name: "SQL" }).click();
  expect(await card.getByRole("textbox", { name: "SQL" }).innerText()).toMatch(/SELECT[^]*sum\(/i);
  await card.getByRole("tab", { name: "How I understood this" }).click();
  const phrases = card.getByRole("table", { name: "Words and what they stand for" });
  expect(await phrases.innerText()).toMatch(/revenue/i);
  expect(await phrases.innerText()).toMatch(/year/);
});

test("aFollowUpRefinesTheAnswer", async () => {
  const rows = await rowsOf(await ask("only Web"));
  expect(rows.map(([year]) => year)).toEqual(["2023", "2024", "2025"]);
  const top = await rowsOf(await ask("by quarter instead"));
  expect(top).toHaveLength(12);
});

test("theSqlIsEditedAndRunByKeys", async () => {
  const card = await ask("How many customers do we have?");
  await card.getByRole("tab", { name: "SQL" }).click();
  const editor = card.getByRole("textbox", { name: "SQL" });
  await editor.click();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("SELECT name FROM regions ORDER BY name LIMIT 2");
  await page.keyboard.press("Control+Enter");
  await card.getByText("2 rows", { exact: true }).waitFor();
  expect(await rowsOf(card)).toHaveLength(2);
});

test("aLongStatementIsStopped", async () => {
  const card = await ask("How many regions are there?");
  await card.getByRole("tab", { name: "SQL" }).click();
  await card.getByRole("textbox", { name: "SQL" }).click();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("SELECT sum(a.quantity * b.quantity % 7 * c.price) AS s FROM order_items a, order_items b, products c");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await page.getByText("Stopped before it finished.").waitFor();
});

test("wordsThatAreNotUnderstoodAreShown", async () => {
  const card = await ask("blorb the frindle");
  const words = card.getByRole("group", { name: "These words I could not tie to the data" });
  expect(await words.innerText()).toContain("frindle");
});

test("aFileIsUploadedAskedAndDownloaded", async () => {
  await page.goto("/sources/new");
  await page.locator("input[type=file]").setInputFiles({ name: "sales.csv", mimeType: "text/csv", buffer: Buffer.from(SALES) });
  await page.getByRole("textbox", { name: "Name" }).fill("Lamp sales");
  await page.getByRole("button", { name: "Upload" }).click();
  await page.getByText("Ready. This was found").waitFor();
  await page.getByRole("link", { name: "Ask this source" }).click();
  const card = await ask("total amount by region");
  expect(await rowsOf(card)).toHaveLength(3);
  await card.getByRole("button", { name: "Download" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "CSV" }).click();
  const lines = readFileSync(await (await download).path(), "utf8").trim().split("\r\n");
  expect(lines[0]).toMatch(/^region,/);
  expect(lines.slice(1).map((line) => line.replace(/\.?0+$/, "")).sort()).toEqual(["East,20.25", "North,13.5", "South,7"]);
});

test("theHistoryOpensAQueryWithoutRunningIt", async () => {
  const asked: string[] = [];
  page.on("request", (request) => request.method() !== "GET" && asked.push(request.url()));
  await page.goto("/history?tab=queries");
  await page.getByRole("link", { name: "total amount by region" }).click();
  await page.getByRole("article").waitFor();
  expect(await rowsOf(page.getByRole("article"))).toHaveLength(3);
  await page.getByRole("article").getByRole("button", { name: "History" }).click();
  expect(await page.getByRole("dialog").innerText()).not.toMatch(/again/i);
  await page.keyboard.press("Escape");
  expect(asked).toEqual([]);
});

test("keysListTheShortcutsAndFindAnything", async () => {
  await home();
  // The question's field takes the focus when the sources have come, and would take the key.
  await page.waitForLoadState("networkidle");
  await page.locator("h1").click();
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await page.keyboard.press("Control+K");
  await page.getByPlaceholder("Pages, sources, documents, conversations, saved questions, queries").fill("Lamp");
  // The source itself: a query of it bears its name as well, and may be found first.
  await page.getByRole("button", { name: /^Lamp sales/ }).click();
  await page.getByRole("heading", { name: "Lamp sales", level: 1 }).waitFor();
});

test("itSpeaksVietnameseAndTurnsDark", async () => {
  await home();
  await page.getByRole("button", { name: /account and settings/ }).click();
  await page.getByRole("menuitem", { name: "Dark" }).click();
  await page.waitForFunction(() => document.documentElement.dataset["mantineColorScheme"] === "dark");
  await page.getByRole("menuitem", { name: "Tiếng Việt" }).click();
  await page.getByRole("heading", { name: "Hỏi dữ liệu của bạn" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("vi");
  await page.reload();
  await page.getByRole("heading", { name: "Hỏi dữ liệu của bạn" }).waitFor();
  expect(await page.locator("html").getAttribute("data-mantine-color-scheme")).toBe("dark");
  await page.getByRole("button", { name: /tài khoản và cài đặt/ }).click();
  await page.getByRole("menuitem", { name: "English" }).click();
  await page.getByRole("heading", { name: "Ask your data" }).waitFor();
});

test("theSourcesAreListedAfterHavingBeenOffered", async () => {
  await home();
  await page.getByRole("link", { name: "Sources" }).click();
  await page.getByRole("link", { name: "Lamp sales" }).first().waitFor();
});

test("aNarrowScreenNeverScrollsSideways", async () => {
  const [conversation] = await page.evaluate(async () => ((await (await fetch("/api/v1/conversations")).json()) as { items: { id: string }[] }).items.map(({ id }) => id));
  await page.setViewportSize({ width: 390, height: 800 });
  for (const path of ["/", `/conversations/${conversation}`, "/sources", "/sources/new", "/history", "/history?tab=queries", "/account", "/people", "/teams", "/roles", "/audit", "/settings"]) {
    await page.goto(path);
    await page.locator("h1").first().waitFor();
    await page.waitForLoadState("networkidle");
    expect(await scrollsSideways(page), path).toBe(false);
  }
});
