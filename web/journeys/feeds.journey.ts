import type { Page } from "playwright-core";
import { scrollsSideways } from "./support/browser";
import { Service } from "./support/service";
import { Workspace } from "./support/workspace";

/** A server's first question loads what words mean. */
const FIRST_ANSWER_MS = 60_000;
/** A sync is a job, which some node takes up soon. */
const SYNC_MS = 40_000;

let service: Service;
let page: Page;
const workspace = Workspace.forThisFile("feeds", null);

beforeAll(async () => {
  service = await Service.start();
  page = workspace.page;
});

afterAll(async () => {
  await service.close();
});

const field = (name: string | RegExp) => page.getByRole("textbox", { name });

/** Opens the form for an application of one kind and says where it is. */
async function begin(kind: string | null, name: string, address: string): Promise<void> {
  await page.goto("/sources/new");
  await page.getByText("Connect an application").first().click();
  if (kind) {
    await page.getByRole("combobox", { name: "Kind" }).click();
    await page.getByRole("option", { name: kind }).click();
  }
  await field(/^Name/).fill(name);
  await field(/^(Address of the service|Endpoint)/).fill(address);
}

async function look(): Promise<void> {
  await page.getByRole("button", { name: "Look what it offers" }).click();
}

/** Adds the source and waits until its copy is there. */
async function add(name: string): Promise<void> {
  await page.getByRole("button", { name: "Add and sync" }).click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
  await page.getByText("Up to date", { exact: true }).first().waitFor({ timeout: SYNC_MS });
}

async function ask(question: string): Promise<string> {
  const source = new URL(page.url()).pathname.split("/").pop();
  await page.goto(`/?source=${source}`);
  await field("Your question").fill(question);
  await page.keyboard.press("Enter");
  const card = page.getByRole("article");
  await card.waitFor({ timeout: FIRST_ANSWER_MS });
  await card.getByRole("tab", { name: "Table" }).click();
  const said = await card.innerText();
  await page.goto(`/sources/${source}`);
  return said;
}

test("aRestServiceIsLookedAtCopiedAndAsked", async () => {
  await begin("JSON over HTTP (REST)", "Orders", `${service.address}/rest`);
  await field("Table").fill("orders");
  await field("Path").fill("/orders");
  await field("Where the records are").fill("data");
  await look();
  await page.getByRole("status").getByText(/Found: orders/).waitFor();
  await add("Orders");

  expect(await ask("total amount by region")).toMatch(/North\s+30[\s\S]*South\s+5/);
});

test("aSyncThatFailsSaysSoAndLeavesTheFormerCopy", async () => {
  service.broken = true;
  await page.getByRole("button", { name: "Sync now" }).click();
  await page.getByRole("menuitem", { name: "Everything anew" }).click();
  const alert = page.getByRole("alert");
  await alert.waitFor({ timeout: SYNC_MS });
  expect(await alert.innerText()).toContain("Questions are answered from the copy before it.");

  service.broken = false;
  service.orders = [...service.orders, { id: 4, region: "West", amount: 7 }];
  expect(await ask("total amount by region")).not.toContain("West");
  await page.getByRole("button", { name: "Sync now" }).click();
  await page.getByRole("menuitem", { name: "Everything anew" }).click();
  await page.getByText("Up to date", { exact: true }).first().waitFor({ timeout: SYNC_MS });
  await page.getByRole("button", { name: "Past syncs" }).click();
  await page.getByRole("listitem").filter({ hasText: "Failed" }).waitFor();
  expect(await ask("total amount by region")).toContain("West");
});

test("anODataServiceOffersItsEntitySets", async () => {
  await begin(null, "Crm", `${service.address}/odata`);
  await look();
  await page.getByRole("checkbox", { name: /Customers/ }).check();
  await add("Crm");

  expect(await ask("number of customers by city")).toMatch(/Ulm\s+2/);
});

test("aPublicBucketsFoldersAreTables", async () => {
  await begin("S3 bucket (AWS, MinIO, Ceph, …)", "Reports", service.address);
  await field("Bucket").fill("reports");
  await page.getByRole("combobox", { name: "How the service knows you" }).click();
  await page.getByRole("option", { name: "It is open" }).click();
  await look();
  await page.getByRole("checkbox", { name: /managers/ }).check();
  await add("Reports");

  expect(await ask("manager of the North")).toContain("Mia");
});

test("thePagesOfFeedsAreNoWiderThanATelephone", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.waitForLoadState("networkidle");
  expect(await scrollsSideways(page)).toBe(false);
  await begin("JSON over HTTP (REST)", "Other", service.address);
  expect(await scrollsSideways(page)).toBe(false);
});
