import { Provider } from "./support/provider";
import { Workspace } from "./support/workspace";

const KEY = "sk-of-the-journey-4711";
/** What stands on the page in every language: names that people gave or that models have, addresses, money, and what the server says. */
const OURS = /@|^(Administrator|AD|Candela|Ctrl K|Lab|(1\. )?[\w.-]*(gpt|minilm|embedding)[\w.-]*|[$\d.,%\s]+|.*127\.0\.0\.1.*|OpenAI( answered .*)?|Ollama)$/;

let provider: Provider;
const workspace = Workspace.forThisFile("models", 400);

beforeAll(async () => {
  provider = await Provider.start(KEY);
});

afterAll(() => provider.close());

const drawer = () => workspace.page.getByRole("dialog");
const row = (name: string) => workspace.page.getByRole("row", { name });

test("theBuiltInModelIsThereAndTheEmptyPageOffersTheFirstStep", async () => {
  await workspace.page.getByRole("link", { name: "Models and connections" }).click();
  await workspace.page.getByRole("heading", { name: "No provider is connected yet" }).waitFor();
  expect(await row("all-minilm-l6-v2").innerText()).toMatch(/Embeddings[^]*vectors of 384[^]*free/);
  await workspace.page.getByRole("button", { name: "Test Built in" }).click();
  await workspace.page.getByText(/It works: answered in/).waitFor();
});

test("aProviderIsConnectedAndItsModelsAreChosenWithOneForEmbeddings", async () => {
  const { page } = workspace;
  await page.getByRole("button", { name: "Choose a provider" }).click();
  await drawer().getByRole("textbox", { name: /^Name/ }).fill("Lab");
  await drawer().getByRole("textbox", { name: "Base URL" }).fill(provider.address);
  await drawer().getByRole("textbox", { name: "API key" }).fill(KEY);
  await drawer().getByRole("button", { name: "Connect" }).click();
  await page.getByRole("checkbox", { name: /gpt-5-mini/ }).check();
  await page.getByText(/text-embedding-3-small goes along/).waitFor();
  await page.getByRole("button", { name: "Add 2 models" }).click();
  await drawer().waitFor({ state: "hidden" });

  expect(await row("gpt-5-mini").innerText()).toMatch(/\$0\.25 in · \$2\.00 out/);
  await row("text-embedding-3-small").waitFor();
  expect(await row("Lab OpenAI").innerText()).toMatch(/ends in 4711[^]*Connected/);
});

test("aKeyThatTheProviderRefusesIsToldInItsWordsAndNeverShown", async () => {
  const { page } = workspace;
  await page.getByRole("button", { name: "Change Lab" }).click();
  await drawer().getByRole("textbox", { name: "API key" }).fill("sk-a-wrong-one-0815");
  await drawer().getByRole("button", { name: "Save" }).click();
  await drawer().waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Test Lab" }).click();
  await page.getByText(/OpenAI answered 401: Incorrect API key provided\. Enter the API key again/).waitFor();
  expect(await page.content()).not.toContain("wrong-one");
});

test("aPriceForOneTokenIsRefusedBesideItsField", async () => {
  const { page } = workspace;
  await page.getByRole("button", { name: "Change gpt-5-mini" }).click();
  await drawer().getByRole("textbox", { name: "Price in" }).fill("0.0000025");
  await drawer().getByRole("button", { name: "Save" }).click();
  await drawer().getByText(/looks like the price of one token: that would be 2\.5/).waitFor();
  await page.keyboard.press("Escape");
});

test("theTeamPutsItsModelsInOrder", async () => {
  const { page } = workspace;
  await page.getByRole("combobox", { name: "How a model is chosen" }).click();
  await page.getByRole("option", { name: "In this order" }).click();
  await page.getByRole("combobox", { name: "Add a model" }).click();
  await page.getByRole("option", { name: "gpt-5-mini" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved", { exact: true }).waitFor();
  await page.reload();
  await page.getByRole("list", { name: "Models in order" }).getByText("1. gpt-5-mini").waitFor();
});

test("thePageSpeaksBothLanguagesAndIsNoWiderThanATelephone", async () => {
  await workspace.speaksBoth(OURS, async () => {
    await workspace.page.goto("/models");
    await row("gpt-5-mini").waitFor();
    return workspace.read();
  });
});
