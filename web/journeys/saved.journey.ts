import type { Locator } from "playwright-core";
import { Workspace } from "./support/workspace";

/** A server's first question loads what words mean. */
const FIRST_ANSWER_MS = 60_000;
const SALES = "region,amount\nNorth,10\nNorth,20\nSouth,5\n";
/** What stands on the pages in every language: names of people and of the data, what was entered, keywords of SQL. */
const OURS = /^(Administrator|AD|ana@example.com|Candela|SQL|Ctrl K|[\d.,%:×\s]+)$|Sales|region|Region|North|\{\{/;

let source: string;
const workspace = Workspace.forThisFile("saved", 400, async ({ ana }) => {
  source = (await ana.upload("Sales", "sales.csv", SALES)).id;
});

const dialog = () => workspace.page.getByRole("dialog");

async function write(editor: Locator, sql: string): Promise<void> {
  await editor.click();
  await workspace.page.keyboard.press("Control+A");
  await workspace.page.keyboard.insertText(sql);
}

test("thePageOfSavedQuestionsOffersTheFirst", async () => {
  await workspace.page.getByRole("link", { name: "Saved", exact: true }).click();
  await workspace.page.getByText("Nothing saved yet").waitFor();
  await workspace.page.getByRole("link", { name: "Ask a question" }).click();
  await workspace.page.getByRole("heading", { name: "Ask your data" }).waitFor();
});

test("hintsStandBesideTheSqlWhileItIsWritten", async () => {
  await workspace.page.goto(`/?source=${source}`);
  const box = workspace.page.getByRole("textbox", { name: "Your question" });
  await box.fill("total amount by region");
  await box.press("Enter");
  const card = workspace.page.getByRole("article");
  await card.waitFor({ timeout: FIRST_ANSWER_MS });
  await card.getByRole("tab", { name: "SQL" }).click();
  await write(card.getByRole("textbox", { name: "SQL" }), "SELECT amount FROM sales WHERE lower(region) LIKE '%th'");
  const hints = card.getByRole("list", { name: "Hints" });
  await hints.getByText(/end with LIMIT/).waitFor();
  await hints.getByText(/begins with a wildcard/).waitFor();
});

test("anAnswerIsSavedWithAParameter", async () => {
  const card = workspace.page.getByRole("article");
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
  await workspace.page.getByRole("option", { name: "Choice from a column" }).click();
  await parameter.getByRole("combobox", { name: "Column" }).click();
  await workspace.page.getByRole("option", { name: "region" }).click();
  await parameter.getByRole("textbox", { name: "Usual value" }).fill("North");
  await dialog().getByRole("button", { name: "Save", exact: true }).click();
  await dialog().waitFor({ state: "hidden" });
});

test("itRunsWithItsUsualValueAndWithAnother", async () => {
  await workspace.page.goto("/saved");
  await workspace.page.getByRole("link", { name: "Total of one region" }).click();
  await workspace.page.getByRole("heading", { name: "Total of one region", level: 1 }).waitFor();
  await workspace.page.getByRole("button", { name: "Run", exact: true }).click();
  await workspace.page.getByRole("article", { name: "Total of one region: North" }).getByText(/30/).first().waitFor();
  await workspace.page.getByRole("combobox", { name: "Region" }).click();
  await workspace.page.getByRole("option", { name: "South" }).click();
  await workspace.page.getByRole("button", { name: "Run", exact: true }).first().click();
  await workspace.page.getByRole("article", { name: "Total of one region: South" }).getByText(/5/).first().waitFor();
  await workspace.page.getByText("2 runs").waitFor();
});

test("itIsFoundByKeysAndByCategory", async () => {
  await workspace.page.goto("/saved");
  await workspace.page.getByRole("row", { name: /Total of one region/ }).getByText("2 runs").waitFor();
  await workspace.page.getByRole("searchbox", { name: "Find a saved question" }).fill("nothing like it");
  await workspace.page.getByText("No saved question fits").waitFor();
  await workspace.page.keyboard.press("Control+K");
  await workspace.page.getByPlaceholder(/saved questions/).fill("one region");
  await workspace.page.getByRole("button", { name: /Total of one region/ }).first().click();
  await workspace.page.getByRole("heading", { name: "Total of one region", level: 1 }).waitFor();
});

test("noPageOfSavedQuestionsScrollsSidewaysOrStaysEnglish", async () => {
  await workspace.speaksBoth(OURS, async () => {
    await workspace.page.goto("/saved");
    await workspace.page.getByRole("table").waitFor();
    const said = await workspace.read();
    await workspace.page.getByRole("link", { name: "Total of one region" }).click();
    await workspace.page.getByRole("button", { name: /^(Change|Sửa)$/ }).click();
    await dialog().getByRole("group", { name: "{{region}}" }).waitFor();
    return [...said, ...(await workspace.read())];
  });
});
