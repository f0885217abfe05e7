import type { Locator } from "playwright-core";
import { Workspace } from "./support/workspace";

const SHOP = "Candela Shop (demo)";
/** What stands on the pages in every language: names of people and of the data, what people wrote, and SQL. */
const OURS = /^(Administrator|AD|Candela|Candela Shop \(demo\)|SQL|Ctrl K|[\d.,%\s]+|[a-z_]+)$|^(FROM|WHERE|ORDER BY) |@|net revenue|Singapore|sum\(|status/;

const workspace = Workspace.forThisFile("glossary", 409);

/** Asks in a conversation of its own, and gives the card that comes. */
async function ask(question: string): Promise<Locator> {
  await workspace.page.goto("/");
  const box = workspace.page.getByRole("textbox", { name: "Your question" });
  await box.fill(question);
  await box.press("Enter");
  const card = workspace.page.getByRole("article");
  await card.waitFor();
  return card;
}

async function understanding(card: Locator): Promise<string> {
  await card.getByRole("tab", { name: "How I understood this" }).click();
  const panel = card.getByRole("tabpanel");
  await panel.getByText("About this answer").waitFor();
  return panel.innerText();
}

const drawer = () => workspace.page.getByRole("dialog", { name: /term/ });
const row = (word: string) => workspace.page.getByRole("row", { name: word });

/** Fills in a new term of the demo shop, the only source, and leaves it open. */
async function write(kind: string, words: string[], meaning: string): Promise<void> {
  await workspace.page.goto("/glossary");
  await workspace.page.getByRole("button", { name: "New term" }).first().click();
  await drawer().getByRole("combobox", { name: "Kind" }).click();
  await workspace.page.getByRole("option", { name: kind, exact: true }).click();
  for (const word of words) {
    await drawer().getByRole("combobox", { name: /Words/ }).fill(word);
    await workspace.page.keyboard.press("Enter");
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
  await workspace.page.goto("/glossary");
  expect(await row("Singapore").innerText()).toMatch(/Remembered choice[^]*customers.city = 'Singapore'[^]*Only me/);
  const last = await ask("how many orders in Singapore");
  await understanding(last);
  await last.getByRole("button", { name: "Forget what “Singapore” means" }).click();
  await workspace.page.getByText("Forgotten: it is asked again next time.").waitFor();
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
  await workspace.page.goBack();
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
  await workspace.page.getByRole("button", { name: "Change bulky" }).click();
  await drawer().getByRole("textbox", { name: /Meaning/ }).fill("order_items.quantity >= 8");
  await save();
  expect(await understanding(await ask("number of bulky order items by channel"))).toContain("order_items.quantity >= 8");
  await workspace.page.goto("/glossary");
  await workspace.page.getByRole("button", { name: "Delete bulky" }).click();
  await workspace.page.getByRole("dialog", { name: "Delete “bulky”?" }).getByRole("button", { name: "Delete" }).click();
  await row("bulky").waitFor({ state: "detached" });
  const without = await ask("number of bulky order items by channel");
  expect(await without.getByRole("group", { name: "These words I could not tie to the data" }).innerText()).toContain("bulky");
});

test("aVerifiedAnswerIsGivenToTheSameQuestionOfAnotherYear", async () => {
  const card = await ask("orders by status in 2025");
  await card.getByRole("button", { name: "This answer is right" }).click();
  await workspace.page.getByText("Kept: who asks the same gets this answer.").waitFor();
  const next = await ask("orders by status in 2024");
  await next.getByText("Verified", { exact: true }).waitFor();
  expect(await understanding(next)).toContain('This is the verified answer to "orders by status in 2025".');
});

test("otherReadingsAreOfferedOnceEach", async () => {
  let others: string[] = [];
  for (const question of ["customers and orders by name", "average by country", "names and amounts"]) {
    const card = await ask(question);
    others = await card.getByRole("group", { name: "Did you mean" }).getByRole("button").allInnerTexts();
    if (others.length > 0) {
      break;
    }
  }
  expect(others).toEqual([...new Set(others)]);
  expect(others).not.toEqual([]);
});

test("noPageOfTheGlossaryScrollsSidewaysOrStaysEnglish", async () => {
  const questions = {
    en: ["how many orders in Singapore", "how many blorbs per country"],
    vi: ["có bao nhiêu đơn hàng ở Singapore", "có bao nhiêu blorb theo quốc gia"],
  };
  await workspace.speaksBoth(OURS, async (language) => {
    await workspace.page.goto("/glossary");
    await workspace.page.getByRole("table").waitFor();
    const said = await workspace.read();
    await workspace.page.getByRole("button", { name: /New term|Thuật ngữ mới/ }).first().click();
    await workspace.page.getByRole("dialog").waitFor();
    said.push(...(await workspace.read()));
    for (const question of questions[language]) {
      await workspace.page.goto("/");
      await workspace.page.getByRole("textbox", { name: /Your question|Câu hỏi của bạn/ }).fill(question);
      await workspace.page.keyboard.press("Enter");
      await workspace.page.getByRole("article").waitFor();
      said.push(...(await workspace.read()));
    }
    return said;
  });
});
