import { chromium, type Browser, type BrowserContextOptions, type ConsoleMessage, type Page } from "playwright-core";
import { ADMINISTRATOR } from "./administrator";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** A real Chromium that remembers everything which a page must not do. */
export class Eyes {
  /** Requests to other hosts, and errors of the console and of the page's scripts, since they were last asked for. */
  private seen: string[] = [];

  private constructor(
    private readonly browser: Browser,
    readonly address: string,
  ) {}

  static async open(port: number): Promise<Eyes> {
    const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
    return new Eyes(await chromium.launch({ executablePath, args: FLAGS }), `http://127.0.0.1:${port}`);
  }

  /** A page in a profile of its own. */
  async page(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({ baseURL: this.address, locale: "en-US", timezoneId: "UTC", acceptDownloads: true, ...options });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    page.on("request", (request) => this.look(request.url()));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type()) && !isQuestionWhoIsThere(message)) {
        this.seen.push(`${message.type()}: ${message.text()} ${message.location().url}`);
      }
    });
    page.on("pageerror", (error) => this.seen.push(String(error)));
    return page;
  }

  complaints(): string[] {
    return this.seen.splice(0);
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  private look(url: string): void {
    if (/^(https?|wss?):/.test(url) && new URL(url).origin !== this.address) {
      this.seen.push(`request to ${url}`);
    }
  }
}

/** Before somebody has signed in, the page asks who is there, and Chromium notes the answer "nobody" as an error. */
function isQuestionWhoIsThere(message: ConsoleMessage): boolean {
  return message.location().url.endsWith("/api/v1/me") && message.text().includes("status of 401");
}

/** Whether the page can be moved sideways. */
export function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

/** Signs the administrator in at the page that asks who is there. */
export async function signIn(page: Page): Promise<void> {
  await page.getByLabel("Email or username").fill(ADMINISTRATOR.email);
  await page.getByRole("textbox", { name: "Password" }).fill(ADMINISTRATOR.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Ask your data" }).waitFor();
}
