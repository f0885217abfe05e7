import { Provider } from "./support/provider";
import { Workspace } from "./support/workspace";

const KEY = "sk-of-the-journey-4712";
const SAYS = JSON.stringify({
  answerable: true,
  sql: "SELECT region, SUM(amount) AS total FROM sales GROUP BY region",
  why: "Adds up the amounts of each region.",
});

/** A server's first question loads what words mean. */
const FIRST_ANSWER_MS = 60_000;
const SALES = "region,amount,mail\nNorth,10,kim@example.com\nNorth,20,lou@example.com\nSouth,5,kim@example.org\nEast,8,max@example.net\n";

let provider: Provider;
let sales: string;
const workspace = Workspace.forThisFile("proposals", 400, async ({ ana }) => {
  sales = (await ana.upload("Sales", "sales.csv", SALES)).id;
});

beforeAll(async () => {
  provider = await Provider.start(KEY, SAYS);
});

afterAll(() => provider.close());

const dialog = () => workspace.page.getByRole("dialog");

async function ask(question: string) {
  const { page } = workspace;
  await page.getByRole("textbox", { name: "Your question" }).fill(question);
  await page.keyboard.press("Enter");
}

test("aModelIsConnected", async () => {
  const { page } = workspace;
  await page.goto("/models");
  await page.getByRole("button", { name: "Choose a provider" }).click();
  await dialog().getByRole("textbox", { name: /^Name/ }).fill("Lab");
  await dialog().getByRole("textbox", { name: "Base URL" }).fill(provider.address);
  await dialog().getByRole("textbox", { name: "API key" }).fill(KEY);
  await dialog().getByRole("button", { name: "Connect" }).click();
  await page.getByRole("checkbox", { name: /gpt-5-mini/ }).check();
  await page.getByRole("button", { name: "Add 2 models" }).click();
  await dialog().waitFor({ state: "hidden" });
});

test("whatTheParserDoesNotUnderstandTheModelAnswersAndItsNameStandsThere", async () => {
  const { page } = workspace;
  await page.goto(`/?source=${sales}`);
  await ask("zorgblatt quux");
  const card = page.getByRole("article", { name: "zorgblatt quux" });
  await card.getByText("SQL written by gpt-5-mini").waitFor({ timeout: FIRST_ANSWER_MS });
  await card.getByText("In its own words: Adds up the amounts of each region.").waitFor();
  await card.getByRole("tab", { name: "Table" }).click();
  expect(await card.innerText()).toMatch(/North\s+30[\s\S]*South\s+5/);
});

test("whoeverAskedReadsWhatTheModelWasTold", async () => {
  const { page } = workspace;
  await page.getByRole("button", { name: "What the model was told" }).first().click();
  await dialog().getByText('question: "zorgblatt quux"').waitFor();
  const told = await dialog().innerText();
  expect(told).toContain('"region" TEXT');
  expect(told).not.toMatch(/North|mail|example\.com/);
  await page.keyboard.press("Escape");
  await dialog().waitFor({ state: "hidden" });
});

test("aModelThatFindsTheSameIsSaidTo", async () => {
  const { page } = workspace;
  await ask("total amount by region");
  await page.getByRole("article", { name: "total amount by region" }).getByText("gpt-5-mini finds the same.").waitFor();
});

test("nothingIsToldOnceTheOwnerSaysSo", async () => {
  const { page } = workspace;
  await page.goto(`/sources/${sales}`);
  await page.getByText("Models are told: The schema").waitFor();
  await page.getByRole("button", { name: "Actions: Sales" }).click();
  await page.getByRole("menuitem", { name: "What a language model may be told" }).click();
  await dialog().getByRole("radio", { name: "Nothing" }).check();
  await dialog().getByRole("button", { name: "Save" }).click();
  await page.getByText("Models are told: Nothing").waitFor();

  await page.goto(`/?source=${sales}`);
  await ask("total amount by region");
  const card = page.getByRole("article", { name: "total amount by region" });
  await card.getByRole("tab", { name: "Table" }).waitFor();
  expect(await card.getByText("gpt-5-mini").count()).toBe(0);
});
