import { Workspace } from "./support/workspace";

/** What stands on the page in every language: names, what was entered, and what the server says. */
const OURS = /^(Administrator|AD|Candela|Ctrl K|[\d.,%\s]+|[a-z_:.]+)$|@|No mail|No keys|EMAIL|Your message/;

const workspace = Workspace.forThisFile("moderation", null);

const dialog = () => workspace.page.getByRole("dialog");

async function pick(field: string, option: string): Promise<void> {
  await dialog().getByRole("combobox", { name: field }).click();
  await workspace.page.getByRole("option", { name: option, exact: true }).click();
}

async function add(name: string, detector: string, action: string): Promise<void> {
  await workspace.page.getByRole("button", { name: "Add rule" }).click();
  await dialog().getByRole("textbox", { name: "Name" }).fill(name);
  await pick("What it looks for", detector);
  await pick("What happens", action);
  await dialog().getByRole("button", { name: "Save" }).click();
  await dialog().waitFor({ state: "hidden" });
}

async function tryOut(text: string): Promise<void> {
  await workspace.page.getByRole("textbox", { name: "Text" }).fill(text);
  await workspace.page.getByRole("button", { name: "Try", exact: true }).click();
}

test("rulesAreMadeAndTriedBeforeAnybodyMeetsThem", async () => {
  await workspace.page.goto("/moderation");
  await workspace.page.getByText("No rule yet").waitFor();
  await add("No mail", "Personal data", "Masked");
  await tryOut("Write to karin@example.com");
  await workspace.page.getByText("Write to [EMAIL_1]").waitFor();
  await add("No keys", "Keys and passwords", "Blocked");
  await tryOut("My password is Tr0ub4dor7x");
  await workspace.page.getByText("This is blocked").waitFor();
  await workspace.page.getByText(/Your message holds passwords/).waitFor();
});

test("aRuleThatIsSwitchedOffDoesNothing", async () => {
  await workspace.page.goto("/moderation");
  await workspace.page.getByRole("button", { name: "Change No keys" }).click();
  await dialog().getByRole("switch", { name: "Switched on" }).click();
  await dialog().getByRole("button", { name: "Save" }).click();
  await workspace.page.getByText("switched off").waitFor();
  await tryOut("My password is Tr0ub4dor7x");
  await workspace.page.getByText("Nothing was found in it.").waitFor();
});

test("thePageNeitherScrollsSidewaysNorStaysEnglish", async () => {
  await workspace.speaksBoth(OURS, async () => {
    await workspace.page.goto("/moderation");
    await workspace.page.getByRole("table").waitFor();
    const said = await workspace.read();
    await workspace.page.getByRole("button", { name: /Add rule|Thêm quy tắc/ }).click();
    await dialog().waitFor();
    return [...said, ...(await workspace.read())];
  });
});

test("aRuleIsDeleted", async () => {
  await workspace.ana.call("PATCH", "/me", { locale: "en" });
  await workspace.page.goto("/moderation");
  await workspace.page.getByRole("button", { name: "Delete No keys" }).click();
  await workspace.page.getByRole("dialog", { name: "Delete the rule No keys?" }).getByRole("button", { name: "Delete" }).click();
  await workspace.page.getByRole("row", { name: /No keys/ }).waitFor({ state: "detached" });
});
