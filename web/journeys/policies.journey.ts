import type { Page } from "playwright-core";
import type { Person } from "./support/person";
import { Workspace } from "./support/workspace";

const BEN = { email: "ben@example.com", password: "eleven green umbrellas", displayName: "Ben Analyst" };
/** A server's first question loads what words mean. */
const FIRST_ANSWER_MS = 60_000;
const SALES = "region,amount,margin\nNorth,10,1234\nNorth,20,2345\nSouth,5,3456\n";
/** What stands on the pages in every language: names of people, of the data and of permissions, rules, and what the server says of them. */
const OURS = /^(Administrator|AD|Candela|SQL|Ctrl K|BA|Ben Analyst|[\d.,%\s]+|[a-z_:.]+)$|Sales|region|margin|round|At character|@|Own region/;

let bens: Page;
let source: string;
let team: string;
const workspace = Workspace.forThisFile("policies", 400, ({ ana }) => people(ana));

beforeAll(async () => {
  await workspace.page.request.put("/api/v1/me/team", { data: { team }, headers: { "X-Candela": "1" } });
  bens = await workspace.eyes.page();
  await bens.goto("/");
  await bens.getByLabel("Email or username").fill(BEN.email);
  await bens.getByRole("textbox", { name: "Password" }).fill(BEN.password);
  await bens.getByRole("button", { name: "Sign in" }).click();
  await bens.getByRole("heading", { name: "Ask your data" }).waitFor();
  await bens.request.put("/api/v1/me/team", { data: { team }, headers: { "X-Candela": "1" } });
});

/** A team of two with a file of sales, all by the API. */
async function people(ana: Person): Promise<void> {
  await ana.call("POST", "/users", { ...BEN, administrator: false });
  team = (await ana.call<{ id: string }>("POST", "/teams", { name: "Sales people" })).id;
  await ana.call("POST", `/teams/${team}/members`, { login: BEN.email, roles: ["analyst"] });
  await ana.call("PUT", "/me/team", { team });
  source = (await ana.upload("Sales", "sales.csv", SALES)).id;
  await ana.call("PATCH", `/data-sources/${source}`, { visibility: "team" });
}

const dialog = () => workspace.page.getByRole("dialog");

async function pick(field: string, option: string | RegExp): Promise<void> {
  await dialog().getByRole("combobox", { name: field }).click();
  await workspace.page.getByRole("option", { name: option }).click();
}

async function save(): Promise<void> {
  await dialog().getByRole("button", { name: "Save" }).click();
  await dialog().waitFor({ state: "hidden" });
}

test("aManagerSaysOfAMemberWhatPoliciesMayKnow", async () => {
  await workspace.page.goto(`/teams/${team}`);
  await workspace.page.getByRole("button", { name: "Attributes of Ben Analyst" }).click();
  await dialog().getByRole("textbox", { name: "Attribute" }).fill("region");
  await dialog().getByRole("combobox", { name: "Values of region" }).fill("North");
  await workspace.page.keyboard.press("Enter");
  await save();
  await workspace.page.getByText("region: North").waitFor();
  expect(await workspace.page.getByRole("button", { name: /^Attributes of/ }).count()).toBe(1);
});

test("aSourceWithoutPoliciesOffersTheFirst", async () => {
  await workspace.page.goto(`/sources/${source}`);
  await workspace.page.getByRole("link", { name: "Policies" }).click();
  await workspace.page.getByText("Everybody who may ask this source sees all of it").waitFor();
});

test("aRuleThatIsWrongSaysWhereAndARightOneHolds", async () => {
  await workspace.page.getByRole("button", { name: "New policy" }).click();
  await dialog().getByRole("textbox", { name: "Name" }).fill("Own region");
  await pick("Table", "sales");
  await dialog().getByRole("textbox", { name: /Which rows/ }).fill("region = {user.regoin}");
  await dialog().getByRole("button", { name: "Save" }).click();
  await dialog().getByText("At character 10: Nothing is known of people under the name regoin. Did you mean region?").waitFor();
  expect(await dialog().locator("mark").innerText()).toBe("{user.regoin}");
  await dialog().getByRole("textbox", { name: /Which rows/ }).fill("region = {user.region}");
  await save();
  await workspace.page.getByRole("row", { name: /Own region/ }).getByText("region = {user.region}").waitFor();
});

test("aColumnIsRoundedAndTheColleaguesSightIsTold", async () => {
  await workspace.page.getByRole("button", { name: "New policy" }).click();
  await dialog().getByRole("textbox", { name: "Name" }).fill("Margins");
  await dialog().getByText("A column", { exact: true }).click();
  await pick("Table", "sales");
  await pick("Column", "margin");
  await pick("What is shown instead", "A rounded number");
  await save();
  await workspace.page.getByRole("combobox", { name: "Colleague" }).click();
  await workspace.page.getByRole("option", { name: "Ben Analyst" }).click();
  await workspace.page.getByText("2 of 3 rows").waitFor();
  await workspace.page.getByText("margin: round(1000)").waitFor();
});

test("theColleagueSeesTheirOwnRowsAndIsToldWhy", async () => {
  await bens.goto(`/?source=${source}`);
  const box = bens.getByRole("textbox", { name: "Your question" });
  await box.fill("total amount by region");
  await box.press("Enter");
  const card = bens.getByRole("article");
  await card.getByText("2 policies apply: you see only some rows of sales; margin is rounded to 1,000. (Own region, Margins)").waitFor({ timeout: FIRST_ANSWER_MS });
  expect(await card.innerText()).toMatch(/North/);
  expect(await card.innerText()).not.toMatch(/South/);
  await bens.goto(`/sources/${source}`);
  await bens.getByRole("tab", { name: "First rows" }).click();
  await bens.getByText(/2 policies apply/).waitFor();
  expect(await bens.getByRole("link", { name: "Policies" }).count()).toBe(0);
});

test("aPolicyIsChangedAndDeleted", async () => {
  await workspace.page.goto(`/sources/${source}/policies`);
  await workspace.page.getByRole("button", { name: "Change Own region" }).click();
  await dialog().getByRole("textbox", { name: /Which rows/ }).fill("region = {user.region} and amount > 15");
  await save();
  await workspace.page.getByRole("button", { name: "Delete Margins" }).click();
  await workspace.page.getByRole("dialog", { name: "Delete “Margins”?" }).getByRole("button", { name: "Delete" }).click();
  await workspace.page.getByRole("row", { name: /Margins/ }).waitFor({ state: "detached" });
  await bens.goto(`/sources/${source}`);
  await bens.getByRole("tab", { name: "First rows" }).click();
  await bens.getByText("1 policy applies: you see only some rows of sales. (Own region)").waitFor();
});

test("aKindOfDataIsMaskedAsSoonAsAColumnIsConfirmedToHoldIt", async () => {
  await workspace.page.goto(`/sources/${source}/policies`);
  await workspace.page.getByRole("button", { name: "New policy" }).click();
  await dialog().getByRole("textbox", { name: "Name" }).fill("Sales figures");
  await dialog().getByText("A kind of data", { exact: true }).click();
  await pick("A kind of data", "Confidential");
  await pick("What is shown instead", "An empty value");
  await save();
  await workspace.page.getByRole("row", { name: /Sales figures/ }).getByText(/^Binds nothing yet/).waitFor();
  await bens.goto(`/sources/${source}`);
  await bens.getByRole("tab", { name: "First rows" }).click();
  await bens.getByText(/^1 policy applies/).waitFor();

  await workspace.page.goto(`/sources/${source}`);
  await workspace.page.getByRole("button", { name: "Say what amount holds" }).click();
  await workspace.page.getByRole("menuitem", { name: "Confidential" }).click();
  await workspace.page.getByRole("button", { name: /^amount: Confidential/ }).waitFor();
  await workspace.page.getByRole("link", { name: "Policies" }).click();
  await workspace.page.getByRole("row", { name: /Sales figures/ }).getByText("Binds now: sales.amount.").waitFor();
  await bens.reload();
  await bens.getByRole("tab", { name: "First rows" }).click();
  await bens.getByText("2 policies apply: you see only some rows of sales; amount is left empty. (Own region, Sales figures)").waitFor();
});

test("noPageOfPoliciesScrollsSidewaysOrStaysEnglish", async () => {
  await workspace.speaksBoth(OURS, async () => {
    await workspace.page.goto(`/sources/${source}/policies`);
    await workspace.page.getByRole("table").waitFor();
    const said = await workspace.read();
    await workspace.page.getByRole("button", { name: /New policy|Chính sách mới/ }).click();
    await dialog().waitFor();
    return [...said, ...(await workspace.read())];
  });
});
