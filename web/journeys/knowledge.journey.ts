import type { Page } from "playwright-core";
import { scrollsSideways } from "./support/browser";
import { Workspace } from "./support/workspace";

const BEN = { email: "ben@example.com", password: "eleven green umbrellas", displayName: "Ben Analyst" };
/** A server's first document loads what words mean. */
const FIRST_DOCUMENT_MS = 60_000;
const ALLOWANCE = "The daily allowance is 42 euros within the country and 58 euros abroad.";
const PAGES = [
  `<h1>Travel policy</h1><p>Trips are booked at least fourteen days ahead. Trains are preferred to planes.</p>`,
  `<h1>Daily allowance</h1><p>${ALLOWANCE} Half of it is paid on the days of departure and return.</p>`,
  `<h1>Receipts</h1><p>Receipts are handed in within thirty days after the trip. Lost receipts are replaced by a signed statement.</p>`,
];
const NOTES = "# Onboarding\n\nA new colleague gets a laptop and a badge on the first day.\n\n# Parking\n\nParking spaces are given out by lot in January.\n";
/** What stands on the pages in every language: names of people and of the data, and texts of the documents. */
const OURS = /^(Administrator|AD|Candela|SQL|Ctrl K|Markdown|[\d.,%\s/]+|PDF|[\d.,]+ k?B|[\d.,]+ (kB|byte))$|travel|onboarding|Policies|allowance|Travel|Receipts|receipts|Onboarding|Parking|laptop|all-MiniLM|›|RTF|@example|\[\d\]|^ZIP$|^nDCG$|^–$|^http/;

let dataset = "";
let bens: Page;
const workspace = Workspace.forThisFile("knowledge", 404, async ({ ana }) => {
  await ana.call("POST", "/users", { ...BEN, administrator: false });
});

beforeAll(async () => {
  bens = await workspace.eyes.page();
  await bens.goto("/");
  await bens.getByLabel("Email or username").fill(BEN.email);
  await bens.getByRole("textbox", { name: "Password" }).fill(BEN.password);
  await bens.getByRole("button", { name: "Sign in" }).click();
  await bens.getByRole("heading", { name: "Ask your data" }).waitFor();
});

/** A real PDF with a page for each of these, printed by the browser. */
async function printed(page: Page): Promise<Buffer> {
  const sheet = await page.context().newPage();
  await sheet.setContent(PAGES.map((text) => `<section style="break-after: page">${text}</section>`).join(""));
  const pdf = await sheet.pdf({ format: "A4" });
  await sheet.close();
  return pdf;
}

const row = (name: string) => workspace.page.getByRole("row", { name: new RegExp(name) });

test("aDatasetIsMadeAndFilesBecomeReady", { timeout: 2 * FIRST_DOCUMENT_MS }, async () => {
  const { page } = workspace;
  await page.goto("/documents");
  await page.getByRole("button", { name: "New dataset" }).first().click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill("Policies");
  await page.getByRole("dialog").getByRole("button", { name: "Create" }).click();
  await page.getByText("Nothing in it yet").waitFor();
  dataset = new URL(page.url()).pathname.split("/").at(-1) ?? "";

  await page.getByLabel("Choose files").first().setInputFiles([
    { name: "travel.pdf", mimeType: "application/pdf", buffer: await printed(page) },
    { name: "onboarding.md", mimeType: "text/markdown", buffer: Buffer.from(NOTES) },
  ]);
  await page.getByText("2 files sent · 2 added").waitFor();
  await row("travel.pdf").getByText("Ready").waitFor({ timeout: FIRST_DOCUMENT_MS });
  await row("onboarding.md").getByText("Ready").waitFor({ timeout: FIRST_DOCUMENT_MS });
  await row("travel.pdf").getByText("3 pages").waitFor();
});

test("theSameContentIsNotTakenTwiceAndAnEmptyFileNotAtAll", async () => {
  const { page } = workspace;
  await page.getByLabel("Choose files").first().setInputFiles([
    { name: "copy.md", mimeType: "text/markdown", buffer: Buffer.from(NOTES) },
    { name: "empty.txt", mimeType: "text/plain", buffer: Buffer.from("") },
  ]);
  await page.getByText("2 files sent · 1 there already, 1 not taken").waitFor();
  await page.getByRole("listitem", { name: "copy.md" }).getByRole("link", { name: "Show it" }).waitFor();
  expect(await page.getByRole("listitem", { name: "empty.txt" }).innerText()).toMatch(/empty/);
});

test("aSearchMarksTheWordsAndNamesThePage", async () => {
  const { page } = workspace;
  await page.goto(`/ask-documents?q=daily+allowance&mode=search&in=${dataset}`);
  const first = page.getByRole("listitem").filter({ hasText: "travel.pdf" }).first();
  await first.waitFor();
  expect(await first.innerText()).toMatch(/pages? \d/);
  expect((await first.locator("mark").allInnerTexts()).join(" ").toLowerCase()).toContain("allowance");
});

test("anAnswerCitesItsPageAndTheCitationOpensItThere", async () => {
  const { page } = workspace;
  await page.goto("/ask-documents");
  await page.getByRole("textbox", { name: "Your question" }).fill("How much is the daily allowance abroad?");
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  const answer = page.getByRole("article", { name: "How much is the daily allowance abroad?" });
  await answer.waitFor();
  expect(await answer.innerText()).toMatch(/58 euros abroad/);
  await answer.getByText(/Extractive/).waitFor();
  await answer.getByRole("link", { name: /travel\.pdf, page/ }).first().click();

  const second = page.getByRole("region", { name: "Page 2" });
  await second.locator("mark").first().waitFor();
  expect((await second.locator("mark").allInnerTexts()).join(" ").replace(/\s+/g, " ")).toContain("58 euros abroad");
  // The page is really painted: not all of its picture is white.
  expect(await second.locator("canvas").evaluate((canvas: HTMLCanvasElement) => new Set(canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data).size)).toBeGreaterThan(4);
});

test("inAConversationDocumentsAreAskedByTheNameOfTheirDataset", async () => {
  const { page } = workspace;
  await page.goto("/");
  const box = page.getByRole("textbox", { name: "Your question" });
  await box.fill("#pol");
  await page.getByRole("option", { name: "Policies" }).click();
  await page.getByRole("group", { name: "Datasets" }).getByText("Policies").waitFor();
  await box.fill("How much is the daily allowance abroad?");
  await box.press("Enter");
  const turn = page.getByRole("region", { name: "How much is the daily allowance abroad?" });
  await turn.getByRole("article").getByText(/58 euros abroad/).waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/conversations\//);
  await box.fill("When are receipts handed in?");
  await box.press("Enter");
  await page.getByRole("region", { name: "When are receipts handed in?" }).getByRole("article").getByText(/thirty days/).waitFor();
  await page.reload();
  await turn.getByRole("article").getByText(/58 euros abroad/).waitFor();
});

test("aTextIsOpenedWithThePassageMarked", async () => {
  const { page } = workspace;
  await page.goto(`/ask-documents?q=parking&mode=search&in=${dataset}`);
  await page.getByRole("link", { name: "onboarding.md" }).first().click();
  await page.getByRole("heading", { name: "Parking" }).waitFor();
  expect((await page.locator("mark").allInnerTexts()).join(" ")).toContain("by lot in January");
});

test("aQuestionWhoseAnswerIsKnownTriesTheDataset", async () => {
  const { page } = workspace;
  await page.goto(`/documents/sets/${dataset}?tab=tests`);
  await page.getByText("No questions yet").waitFor();
  await page.getByRole("button", { name: "Add a question" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: /^Question/ }).fill("How much is the daily allowance abroad?");
  await dialog.getByRole("checkbox", { name: /travel\.pdf/ }).first().click();
  await dialog.getByRole("button", { name: "Add a question" }).click();
  await dialog.waitFor({ state: "detached" });
  const passage = page.getByRole("link", { name: "A passage of travel.pdf" });
  expect(await passage.getAttribute("href")).toMatch(/from=\d+&to=\d+/);
  await page.getByRole("button", { name: "Try the dataset" }).click();
  const trials = page.getByRole("table", { name: "Trials" });
  await trials.getByText("100%").first().waitFor();
  expect(await page.getByRole("table", { name: /question by question/ }).innerText()).toMatch(/daily allowance abroad/);
});

test("aColleagueWithoutRightsSeesNothingUntilItIsShared", async () => {
  await bens.goto("/documents");
  await bens.getByText("No documents yet").waitFor();
  await bens.goto(`/documents/sets/${dataset}`);
  await bens.getByRole("alert").waitFor();
  expect(await bens.locator("body").innerText()).not.toContain("travel.pdf");
  const found = await bens.request.post("/api/v1/search", { data: { query: "daily allowance" }, headers: { "X-Candela": "1" } });
  expect(await found.json()).toMatchObject({ items: [] });

  await workspace.ana.call("PUT", `/datasets/${dataset}`, { name: "Policies", visibility: "company" });
  await bens.goto(`/documents/sets/${dataset}`);
  await bens.getByRole("link", { name: "travel.pdf" }).waitFor();
  expect(await bens.getByRole("button", { name: "Add documents" }).count()).toBe(0);
});

test("thePagesSpeakBothLanguagesOnATelephone", async () => {
  const { page } = workspace;
  await workspace.speaksBoth(OURS, async () => {
    const texts: string[] = [];
    for (const path of ["/documents", `/documents/sets/${dataset}`, `/documents/sets/${dataset}?tab=tests`, `/documents/sets/${dataset}?tab=settings`, "/ask-documents"]) {
      await page.goto(path);
      texts.push(...(await workspace.read()));
    }
    return texts;
  });
});

test("aDeletedDocumentIsNotFoundAnyMore", async () => {
  const { page } = workspace;
  await page.goto("/");
  await page.getByRole("button", { name: /tài khoản và cài đặt/ }).click();
  await page.getByRole("menuitem", { name: "English" }).click();
  await page.getByRole("heading", { name: "Ask your data" }).waitFor();
  await page.goto(`/documents/sets/${dataset}`);
  await page.getByRole("button", { name: "Actions: onboarding.md" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await row("onboarding.md").waitFor({ state: "detached" });
  await page.goto(`/ask-documents?q=parking+spaces+by+lot&mode=search&in=${dataset}`);
  await page.getByRole("status").waitFor();
  expect(await page.locator("main").innerText()).not.toContain("onboarding.md");
  expect(await scrollsSideways(page)).toBe(false);
});
