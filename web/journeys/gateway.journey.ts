import { Provider } from "./support/provider";
import { Workspace } from "./support/workspace";

const KEY = "sk-of-the-journey-0815";
/** What stands on the pages in every language: names that people gave, models, and amounts. */
const OURS = /@|^(Administrator|AD|Candela|Ctrl K|Nightly|gpt-5-mini|all-minilm-l6-v2|API|Token|CSV|OpenAI|openai|compatible|api|[$€\d.,%\s:/APM–-]+|.*\d+ ms)$/;

let provider: Provider;
const workspace = Workspace.forThisFile("gateway", 429, async ({ ana }) => {
  provider = await Provider.start(KEY);
  const connection = await ana.call<{ id: string }>("POST", "/models/connections", { provider: "openai", scope: "team", name: "Lab", base: provider.address, key: KEY });
  await ana.call("POST", `/models/connections/${connection.id}/models`, { models: [{ name: "gpt-5-mini", type: "llm", inputPrice: 0.25, outputPrice: 2, capabilities: ["tool_use"] }] });
});

afterAll(() => provider.close());

const dialog = () => workspace.page.getByRole("dialog");

test("aLimitIsSetFromTheEmptyPage", async () => {
  const { page } = workspace;
  await page.getByRole("link", { name: "Limits" }).click();
  await page.getByRole("heading", { name: "No limit is set" }).waitFor();
  await page.getByRole("button", { name: "Add a limit" }).click();
  await dialog().getByRole("combobox", { name: "Counts" }).click();
  await page.getByRole("option", { name: "requests" }).click();
  await dialog().getByLabel("At most").fill("2");
  await dialog().getByRole("button", { name: "Add a limit" }).click();
  await dialog().waitFor({ state: "hidden" });

  await page.getByRole("table", { name: "What holds" }).getByText("0 of 2 requests").waitFor();
});

test("aNewKeyIsTriedOnAModelUntilTheLimitStopsIt", async () => {
  const { page } = workspace;
  await page.goto("/account?part=keys");
  await page.getByRole("button", { name: "New API key" }).click();
  await dialog().getByLabel(/^Name/).fill("Nightly");
  await dialog().getByRole("combobox", { name: /May do/ }).click({ force: true });
  await page.getByRole("option", { name: "model:use" }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Create key" }).click();

  const once = page.getByRole("dialog", { name: /is ready/ });
  await once.getByText(/^curl http.*\/v1\/chat\/completions/).waitFor();
  for (const answer of ["Hello from a small boat.", "Hello from a small boat.", /limit of 2 requests per month for you/]) {
    await once.getByRole("button", { name: "Try it" }).click();
    await once.getByRole("status").getByText(answer).waitFor();
  }
  await once.getByRole("button", { name: "I have kept it" }).click();
});

test("theCallsAreCountedInTheLimitAndInTheUsage", async () => {
  const { page } = workspace;
  await page.goto("/limits");
  await page.getByRole("table", { name: "What holds" }).getByText("2 of 2 requests").waitFor();
  await page.goto("/usage");
  const calls = page.getByRole("table", { name: /calls/i });
  await calls.getByText("gpt-5-mini").first().waitFor();
  expect(await calls.getByRole("row").count()).toBe(4);
});

test("thePagesSpeakBothLanguagesAndAreNoWiderThanATelephone", async () => {
  await workspace.speaksBoth(OURS, async () => {
    const texts: string[] = [];
    for (const path of ["/limits", "/usage"]) {
      await workspace.page.goto(path);
      await workspace.page.getByRole("table").first().waitFor();
      texts.push(...(await workspace.read()));
    }
    return texts;
  });
});
