import { rmSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import { WITH_ADMINISTRATOR } from "./support/administrator";
import { Eyes, scrollsSideways, signIn } from "./support/browser";
import { freshFolder } from "./support/folder";
import { clear, Server } from "./support/server";

const SHOP = "Candela Shop (demo)";
/** What stands on the pages in every language: names of people and of the data, what people wrote, and SQL. */
const OURS = /^(Administrator|AD|Candela|Candela Shop \(demo\)|SQL|Ctrl K|[\d.,%\s]+|[a-z_]+)$|^(FROM|WHERE|ORDER BY) |@|net revenue|Singapore|sum\(|status/;

const folder = freshFolder("glossary");
let server: Server;
let eyes: Eyes;
let page: Page;

beforeAll(async () => {
  server = await Server.start(folder, WITH_ADMINISTRATOR);
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

// The conflict that a journey provokes is noted by Chromium as an error; nothing else is.
afterEach(() => {
  expect(eyes.complaints().filter((each) => !each.includes("status of 409"))).toEqual([]);
});

/** Asks in a conversation of its own, and gives the card that comes. */
async function ask(question: string): Promise<Locator> {
  await page.goto("/");
  const box = page.getByRole("textbox", { name: "Your question" });
  await box.fill(question);
  await box.press("Enter");
  const card = page.getByRole("article");
  await card.waitFor();
  return card;
}

async function understanding(card: Locator): Promise<string> {
  await card.getByRole("tab", { name: "How I understood this" }).click();
  const panel = card.getByRole("tabpanel");
  await panel.getByText("About this answer").waitFor();
  return panel.innerText();
}

const drawer = () => page.getByRole("dialog", { name: /term/ });
const row = (word: string) => page.getByRole("row", { name: word });

/** Fills in a new term of the demo shop, the only source, and leaves it open. */
async function write(kind: string, words: string[], meaning: string): Promise<void> {
  await page.goto("/glossary");
  await page.getByRole("button", { name: "New term" }).first().click();
  await drawer().getByRole("combobox", { name: "Kind" }).click();
  await page.getByRole("option", { name: kind, exact: true }).click();
  for (const word of words) {
    await drawer().getByRole("combobox", { name: /Words/ }).fill(word);
    await page.keyboard.press("Enter");
  }
  await drawer().getByRole("textbox", { name: /Meaning/ }).fill(meaning);
}

async function save(): Promise<void> {
  await drawer().getByRole("button", { name: "Save" }).click();
  await drawer().waitFor({ state: "hidden" });
}

test("whatIsAskedBackIsAnsweredByAChoiceThatIsRememberedUntilItIsForgotten", async () => {
  const card = await ask("how many orders in Singapore");
  await card.getByText('What does "Singapore" mean?').waitFor();
  const options = await card.getByRole("group", { name: "Choose one" }).getByRole("button").allInnerTexts();
  expect(options).toHaveLength(2);
  expect(options.join()).toMatch(/country of customers, \d+ rows[^]*city of customers, \d+ rows/);
  await card.getByRole("checkbox", { name: /Remember my choice for “Singapore”/ }).check();
  await card.getByRole("button", { name: /city of customers/ }).click();
  await card.getByText(/Number of orders: \d+/).waitFor();
  expect(await understanding(card)).toMatch(/"Singapore" is customers.city = .*because you chose it on/);
  const again = await ask("how many orders in Singapore in 2024");
  expect(await understanding(again)).toMatch(/because you chose it on/);
  await page.goto("/glossary");
  expect(await row("Singapore").innerText()).toMatch(/Remembered choice[^]*customers.city = 'Singapore'[^]*Only me/);
  const last = await ask("how many orders in Singapore");
  await understanding(last);
  await last.getByRole("button", { name: "Forget what “Singapore” means" }).click();
  await page.getByText("Forgotten: it is asked again next time.").waitFor();
  await (await ask("how many orders in Singapore")).getByRole("group", { name: "Choose one" }).waitFor();
});

test("aWordThatIsNotUnderstoodIsTaughtFromTheRefusal", async () => {
  const card = await ask("how many frindle per country");
  await card.getByRole("link", { name: "Say what it means" }).click();
  expect(await drawer().getByRole("combobox", { name: "Data source" }).or(drawer().getByRole("textbox", { name: "Data source" })).inputValue()).toBe(SHOP);
  await drawer().getByText("frindle").waitFor();
  await drawer().getByRole("textbox", { name: /Meaning/ }).fill("customers");
  await drawer().getByText("This fits the data source.").waitFor();
  await save();
  await page.goBack();
  await card.getByRole("button", { name: "Try again" }).click();
  expect(await understanding(card)).toContain('"frindle" is customers, as your glossary says.');
});

test("aMeaningThatDoesNotFitIsToldAtItsFieldAndTheColumnsAreShown", async () => {
  await write("Metric", ["net revenue"], "sum(quantity * prize) - sum(returns.refund)");
  await drawer().getByText("There is no column “prize”").waitFor();
  await drawer().getByText("Tables and columns of this source").click();
  await drawer().getByText(/quantity, unit_price/).waitFor();
  await drawer().getByRole("textbox", { name: /Meaning/ }).fill("sum(quantity * unit_price) - sum(returns.refund)");
  await drawer().getByText("This fits the data source.").waitFor();
  await save();
  const card = await ask("net revenue by region in 2024");
  await card.getByText(/largest net revenue/).waitFor();
  const understood = await understanding(card);
  expect(understood).toMatch(/net revenue\s+Glossary\s+sum\(quantity \* unit_price\) - sum\(returns.refund\)/);
  expect(understood).toContain("from 2024-01-01 to before 2025-01-01");
});

test("aSynonymAndAFilterAreUsedChangedAndDeleted", async () => {
  await write("Another word", ["clientele", "patrons"], "customers");
  await save();
  await write("Filter", ["bulky"], "order_items.quantity >= 6");
  await save();
  expect(await understanding(await ask("how many patrons per country"))).toContain('"patrons" is customers');
  expect(await understanding(await ask("number of bulky order items by channel"))).toContain('"bulky" means order_items.quantity >= 6');
  await write("Filter", ["bulky"], "order_items.quantity >= 8");
  await drawer().getByRole("button", { name: "Save" }).click();
  await drawer().getByText("“bulky” has a meaning already: change that one, or use other words").waitFor();
  await drawer().getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Change bulky" }).click();
  await drawer().getByRole("textbox", { name: /Meaning/ }).fill("order_items.quantity >= 8");
  await save();
  expect(await understanding(await ask("number of bulky order items by channel"))).toContain("order_items.quantity >= 8");
  await page.goto("/glossary");
  await page.getByRole("button", { name: "Delete bulky" }).click();
  await page.getByRole("dialog", { name: "Delete “bulky”?" }).getByRole("button", { name: "Delete" }).click();
  await row("bulky").waitFor({ state: "detached" });
  const without = await ask("number of bulky order items by channel");
  expect(await without.getByRole("group", { name: "These words I could not tie to the data" }).innerText()).toContain("bulky");
});

test("aVerifiedAnswerIsGivenToTheSameQuestionOfAnotherYear", async () => {
  const card = await ask("orders by status in 2025");
  await card.getByRole("button", { name: "This answer is right" }).click();
  await page.getByText("Kept: who asks the same gets this answer.").waitFor();
  const next = await ask("orders by status in 2024");
  await next.getByText("Verified", { exact: true }).waitFor();
  expect(await understanding(next)).toContain('This is the verified answer to "orders by status in 2025".');
});

test("otherReadingsAreOfferedOnceEach", async () => {
  const card = await ask("list names");
  const others = await card.getByRole("group", { name: "Did you mean" }).getByRole("button").allInnerTexts();
  expect(others).toEqual([...new Set(others)]);
  expect(others).not.toEqual([]);
});

test("noPageOfTheGlossaryScrollsSidewaysOrStaysEnglish", async () => {
  const english = await texts("how many orders in Singapore", "how many blorbs per country");
  await page.goto("/");
  await page.getByRole("button", { name: /account and settings/ }).click();
  await page.getByRole("menuitem", { name: "Tiếng Việt" }).click();
  await page.getByRole("heading", { name: "Hỏi dữ liệu của bạn" }).waitFor();
  const vietnamese = await texts("có bao nhiêu đơn hàng ở Singapore", "có bao nhiêu blorb theo quốc gia");
  expect(english.length).toBeGreaterThan(20);
  expect(vietnamese.filter((text) => english.includes(text) && !OURS.test(text))).toEqual([]);
});

/** What the pages of the glossary, of a question back and of a refusal say; none of them may be wider than a telephone. */
async function texts(...questions: string[]): Promise<string[]> {
  const said: string[] = [];
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/glossary");
  await page.getByRole("table").waitFor();
  said.push(...(await read()));
  await page.getByRole("button", { name: /New term|Thuật ngữ mới/ }).first().click();
  await page.getByRole("dialog").waitFor();
  said.push(...(await read()));
  for (const question of questions) {
    await page.goto("/");
    await page.getByRole("textbox", { name: /Your question|Câu hỏi của bạn/ }).fill(question);
    await page.keyboard.press("Enter");
    await page.getByRole("article").waitFor();
    said.push(...(await read()));
  }
  await page.setViewportSize({ width: 1280, height: 720 });
  return said;
}

async function read(): Promise<string[]> {
  await page.waitForLoadState("networkidle");
  expect(await scrollsSideways(page), page.url()).toBe(false);
  return (await page.locator("body").innerText()).split(/\s*[\n\t]\s*/).filter((line) => line !== "");
}
