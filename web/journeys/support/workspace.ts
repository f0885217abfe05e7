import { rmSync } from "node:fs";
import type { Page } from "playwright-core";
import { WITH_ADMINISTRATOR } from "./administrator";
import { Eyes, scrollsSideways, signIn } from "./browser";
import { freshFolder } from "./folder";
import { Person } from "./person";
import { clear, Server } from "./server";

const TELEPHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 720 };

/** A server of a journey's own, with its administrator at the API and on a page. */
export class Workspace {
  server!: Server;
  eyes!: Eyes;
  page!: Page;
  ana!: Person;

  /**
   * Opens one before the tests of a file and closes it after them.
   *
   * @param provoked the status that a journey provokes, which Chromium notes as an error; null where it provokes none. Nothing else may be noted
   * @param prepare what is there before the administrator looks at the page
   */
  static forThisFile(name: string, provoked: number | null, prepare: (workspace: Workspace) => Promise<void> = async () => {}): Workspace {
    const folder = freshFolder(name);
    const workspace = new Workspace();
    beforeAll(async () => {
      workspace.server = await Server.start(folder, WITH_ADMINISTRATOR);
      workspace.ana = await Person.signIn(workspace.server.place.port);
      await prepare(workspace);
      workspace.eyes = await Eyes.open(workspace.server.place.port);
      workspace.page = await workspace.eyes.page();
      await workspace.page.goto("/");
      await signIn(workspace.page);
    });
    afterAll(async () => {
      await workspace.eyes.close();
      await workspace.server.interrupt();
      clear(workspace.server.place.data);
      rmSync(folder, { recursive: true });
    });
    afterEach(() => {
      expect(workspace.eyes.complaints().filter((each) => provoked === null || !each.includes(`status of ${provoked}`))).toEqual([]);
    });
    return workspace;
  }

  /** What the page says, line by line; it may not be wider than the telephone. */
  async read(): Promise<string[]> {
    await this.page.waitForLoadState("networkidle");
    expect(await scrollsSideways(this.page), this.page.url()).toBe(false);
    return (await this.page.locator("body").innerText()).split(/\s*[\n\t]\s*/).filter((line) => line !== "");
  }

  /**
   * Looks at pages on a telephone, in English and then in Vietnamese: none scrolls sideways, and none stays English.
   *
   * @param ours what stands there in every language: names of people and of the data, what was entered, keywords
   * @param texts goes through the pages and gathers what they say
   */
  async speaksBoth(ours: RegExp, texts: (language: "en" | "vi") => Promise<string[]>): Promise<void> {
    await this.page.setViewportSize(TELEPHONE);
    const english = await texts("en");
    await this.page.setViewportSize(DESK);
    await this.page.goto("/");
    await this.page.getByRole("button", { name: /account and settings/ }).click();
    await this.page.getByRole("menuitem", { name: "Tiếng Việt" }).click();
    await this.page.getByRole("heading", { name: "Hỏi dữ liệu của bạn" }).waitFor();
    await this.page.setViewportSize(TELEPHONE);
    const vietnamese = await texts("vi");
    await this.page.setViewportSize(DESK);
    expect(english.length).toBeGreaterThan(20);
    expect(vietnamese.filter((text) => english.includes(text) && !ours.test(text))).toEqual([]);
  }
}
