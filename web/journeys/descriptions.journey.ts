import { Provider } from "./support/provider";
import { Workspace } from "./support/workspace";

const KEY = "sk-of-the-journey-4713";
const SAYS = JSON.stringify({
  tables: [
    {
      table: "sales",
      description: "One sale of a shop, as the till counted it.",
      columns: [
        { column: "region", description: "The part of the country where the shop stands." },
        { column: "amount", description: "What the customer paid, in euros." },
        { column: "mail", description: "Whom to write to." },
      ],
    },
  ],
});
const SALES = "region,amount,mail\nNorth,10,kim@example.com\nNorth,20,lou@example.com\nSouth,5,kim@example.org\nEast,8,max@example.net\n";

/** What stands on the page in every language: names, values of the data, what was entered, and what the model wrote. */
const OURS = /^(Administrator|AD)$|^(Candela|Ctrl K|Sales|sales|region|amount|mail|text|integer|decimal|boolean|date|time|timestamp|json|CSV, XLSX.*|North.*|South|East|The .*\.|What the .*\.|One sale .*\.|.*@example.*|[\d\W]+)$/;

let provider: Provider;
let sales: string;
const workspace = Workspace.forThisFile("descriptions", null, async ({ ana }) => {
  provider = await Provider.start(KEY, SAYS);
  sales = (await ana.upload("Sales", "sales.csv", SALES)).id;
});

afterAll(() => provider.close());

async function open() {
  await workspace.page.goto(`/sources/${sales}`);
  await workspace.page.getByRole("heading", { name: "sales", exact: true }).waitFor();
}

const proposal = (name: string) => workspace.page.getByRole("group", { name: `Proposed description of ${name}` });

test("withoutAModelThePageSaysWhatIsMissing", async () => {
  await open();
  await workspace.page.getByRole("link", { name: "Connect a model" }).waitFor();
  expect(await workspace.page.getByRole("button", { name: "Propose descriptions" }).isDisabled()).toBe(true);
});

test("aModelProposesAndNothingChangesYet", async () => {
  const { ana, page } = workspace;
  const connection = await ana.call<{ id: string }>("POST", "/models/connections", { provider: "openai", scope: "team", name: "Lab", base: provider.address, key: KEY });
  await ana.call("POST", `/models/connections/${connection.id}/models`, { models: [{ name: "gpt-5-mini", type: "llm", capabilities: ["tool_use"] }] });
  await open();
  await page.getByRole("button", { name: "Propose descriptions" }).click();
  await page.getByRole("menuitem", { name: "For what has none" }).click();

  await page.getByText("3 proposals to decide in 1 table").waitFor();
  await page.getByText("1 name in its answers is not in this source, and was left out.").waitFor();
  await proposal("amount").getByText("What the customer paid, in euros.").waitFor();
  expect(await proposal("mail").count()).toBe(0);
  expect(await page.getByText("Written by Candela from the data").count()).toBeGreaterThan(0);
});

test("aProposalIsAcceptedInOtherWordsAndAnotherOneRejected", async () => {
  const { page } = workspace;
  await proposal("amount").getByRole("button", { name: "Change the proposed description of amount" }).click();
  await proposal("amount").getByRole("textbox").fill("The sum on the receipt, in euros.");
  await proposal("amount").getByRole("button", { name: "Accept the description of amount" }).click();
  await page.getByRole("button", { name: "Describe amount: The sum on the receipt, in euros." }).waitFor();
  await proposal("region").getByRole("button", { name: "Reject the description of region" }).click();
  await page.getByText("1 proposal to decide in 1 table").waitFor();
  await proposal("region").waitFor({ state: "detached" });
});

test("allThatIsLeftIsAcceptedAtOnce", async () => {
  const { page } = workspace;
  await page.getByRole("button", { name: "Accept all" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Accept all" }).click();
  await page.getByRole("button", { name: /: One sale of a shop, as the till counted it\.$/ }).waitFor();
  await page.getByText(/to decide/).waitFor({ state: "detached" });
});

test("itSpeaksBothLanguagesAndFitsATelephone", async () => {
  await workspace.ana.call("POST", `/semantic/descriptions/${sales}/runs`, { all: true });
  await workspace.speaksBoth(OURS, async () => {
    await workspace.page.goto(`/sources/${sales}`);
    await workspace.page.getByText("gpt-5-mini").first().waitFor();
    return workspace.read();
  });
});
