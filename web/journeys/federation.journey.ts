import type { Page } from "playwright-core";
import { Workspace } from "./support/workspace";

/** A server's first question loads what words mean. */
const FIRST_ANSWER_MS = 60_000;
const ORDERS = "order_no,region,amount\n1,North,10\n2,North,20\n3,South,5\n";
const GOALS = "region,manager,goal\nNorth,Mia,30\nSouth,Noah,40\n";
/** What stands on the page in every language: names of people and of the data, keywords of SQL. */
const OURS = /^(Administrator|AD|Candela|SQL|Ctrl K|Shop|Goals|[\d.,%:×\s]+)$|orders|goals|@/;

let page: Page;
let shop: string;
const workspace = Workspace.forThisFile("federation", null, async ({ ana }) => {
  shop = (await ana.upload("Shop", "orders.csv", ORDERS)).id;
  await ana.upload("Goals", "goals.csv", GOALS);
});

beforeAll(() => {
  page = workspace.page;
});

const question = () => page.getByRole("textbox", { name: /^(Your question|Câu hỏi của bạn)$/ });
const editor = () => page.getByRole("textbox", { name: "SQL" }).first();

async function chooseGoals(): Promise<void> {
  await page.getByRole("combobox", { name: /^(Sources|Nguồn dữ liệu)$/ }).click({ force: true });
  await page.getByRole("option", { name: "Goals" }).click();
  await page.keyboard.press("Escape");
  await page.getByText("Shop.orders, Goals.goals").waitFor();
}

test("theBoxForQuestionsLeadsToSeveralSources", async () => {
  await page.goto(`/?source=${shop}`);
  await page.getByRole("combobox", { name: "Source", exact: true }).click();
  await page.getByRole("option", { name: "Several sources…" }).click();
  await page.getByRole("heading", { name: "Ask over several sources" }).waitFor();
  await page.getByText("Choose at least two sources.").waitFor();
  await chooseGoals();
});

test("aQuestionInWordsIsAnsweredFromBoth", async () => {
  await question().fill("total amount by manager");
  await question().press("Enter");
  const card = page.getByRole("article", { name: "total amount by manager" });
  await card.waitFor({ timeout: FIRST_ANSWER_MS });
  await card.getByRole("tab", { name: "Table" }).click();
  expect(await card.innerText()).toMatch(/Mia\s+30[\s\S]*Noah\s+5/);
  await card.getByRole("tab", { name: "SQL" }).click();
  await card.getByText(/Goals\s*\.\s*goals/).first().waitFor();
});

test("whatIsInNoneOfThemIsSaidAndTheNamesOfAllAreOffered", async () => {
  await question().fill("total unicorns by wizard");
  await question().press("Enter");
  const card = page.getByRole("article", { name: "total unicorns by wizard" });
  await card.getByText("wizard", { exact: true }).waitFor();
  await card.getByRole("button", { name: "orders", exact: true }).waitFor();
  await card.getByRole("button", { name: "goals", exact: true }).click();
  expect(await question().inputValue()).toBe("total unicorns by wizard goals");
});

test("theEditorCompletesSourcesTablesAndColumns", async () => {
  await page.getByRole("radiogroup", { name: "How to ask" }).getByText("SQL").click();
  await editor().click();
  await page.keyboard.type("SELECT g.manager, sum(o.amount) AS total FROM Sho");
  const offered = page.getByRole("listbox").last();
  await offered.getByRole("option", { name: "Shop" }).waitFor();
  await page.keyboard.type("p.");
  await offered.getByRole("option", { name: "orders" }).waitFor();
  await page.keyboard.type("orders o JOIN Goals.goals g ON g.");
  await offered.getByRole("option", { name: "region" }).waitFor();
  await page.keyboard.type("region = o.region GROUP BY g.manager");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Run", exact: true }).first().click();
  await page.getByRole("article", { name: /^SELECT g.manager/ }).getByText(/Mia has the largest total/).waitFor();
});

test("theAnswerIsSavedAndShownAgainFromWhatIsKept", async () => {
  const card = page.getByRole("article");
  await card.getByRole("button", { name: "Save question" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill("Amounts of managers");
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.goto("/saved");
  await page.getByRole("row", { name: /Amounts of managers/ }).getByText("Shop + Goals").waitFor();
  await page.getByRole("link", { name: "Amounts of managers" }).click();
  await page.getByRole("button", { name: "Run", exact: true }).click();
  const again = page.getByRole("article", { name: "Amounts of managers" });
  await again.getByRole("button", { name: "Refresh" }).waitFor();
  expect(await again.innerText()).toContain("Mia has the largest total");
});

test("theSqlOfAnAnswerLeadsToSeveralSourcesToo", async () => {
  await page.goto(`/?source=${shop}`);
  await question().fill("total amount by region");
  await question().press("Enter");
  const card = page.getByRole("article");
  await card.waitFor({ timeout: FIRST_ANSWER_MS });
  await card.getByRole("tab", { name: "SQL" }).click();
  await card.getByRole("link", { name: "Ask over several sources…" }).click();
  await page.getByRole("heading", { name: "Ask over several sources" }).waitFor();
});

test("thePageScrollsNoWhereSidewaysAndSpeaksBothLanguages", async () => {
  await workspace.speaksBoth(OURS, async () => {
    await page.goto(`/federation?source=${shop}`);
    await chooseGoals();
    const said = await workspace.read();
    await page.getByRole("radiogroup").getByText("SQL").click();
    await editor().waitFor();
    return [...said, ...(await workspace.read())];
  });
});
