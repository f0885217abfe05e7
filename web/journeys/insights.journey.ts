import { Workspace } from "./support/workspace";

/** A server's first question loads what words mean. */
const FIRST_ANSWER_MS = 60_000;
const SALES = "region,amount\nNorth,10\nNorth,20\nSouth,5\nEast,8\n";

let source: string;
const workspace = Workspace.forThisFile("insights", null, async ({ ana }) => {
  source = (await ana.upload("Sales", "sales.csv", SALES)).id;
});

async function ask(question: string) {
  await workspace.page.goto(`/?source=${source}`);
  const box = workspace.page.getByRole("textbox", { name: "Your question" });
  await box.fill(question);
  await box.press("Enter");
  const words = workspace.page.getByRole("article").getByRole("region", { name: "In words" });
  await words.waitFor({ timeout: FIRST_ANSWER_MS });
  return words;
}

test("anAnswerIsPutIntoWordsAndEachNumberSaysWhatSupportsIt", async () => {
  const words = await ask("total amount by region");
  await words.getByText("written by rules").waitFor();
  await workspace.page.getByRole("article").getByText(/North has the largest .*: 30/).waitFor();
  expect(await words.innerText()).toMatch(/South has the smallest .*: 5/);
  const smallest = words.getByRole("note", { name: /^5: .*South/ });
  await smallest.focus();
  await workspace.page.getByRole("tooltip", { name: /South/ }).waitFor();
});

test("wordsAreDeletedAndWrittenAgain", async () => {
  const words = workspace.page.getByRole("region", { name: "In words" });
  await words.getByRole("button", { name: "Delete these words" }).click();
  await workspace.page.getByRole("button", { name: "Put into words" }).click();
  await words.getByText("written by rules").waitFor();
});
