import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { someone } from "@/testing/people";
import { renderPage } from "@/testing/render";
import { fakeServer } from "@/testing/server";
import { fakeUploads } from "@/testing/upload";
import { AnswerCard } from "./AnswerCard";
import { answered } from "./queries.fixture";

const exported = (details: Record<string, string>) => ({
  "GET /queries/q1/history": () => ({
    body: { items: [{ action: "exported", at: "2026-03-01T10:00:00Z", user: "u", userName: "Ana", details }] },
  }),
  "DELETE /queries/q1/export": () => ({ status: 204 }),
});

async function open(details: Record<string, string> = {}) {
  const saved: string[] = [];
  const seen = fakeServer(exported(details));
  const requests = fakeUploads();
  URL.createObjectURL = () => "blob:file";
  URL.revokeObjectURL = () => {};
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  renderPage(<AnswerCard query={answered({ truncated: true })} />);
  await userEvent.click(await screen.findByRole("button", { name: "Download" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "All rows…" }));
  return { saved, seen, requests };
}

const press = (name: string) => userEvent.click(screen.getAllByRole("button", { name }).at(-1) as HTMLElement);

test("all rows are saved when the file is whole, with how many they were", async () => {
  const { saved, requests } = await open({ format: "csv", rows: "1234567" });
  await press("Download");

  expect(requests.last().url).toBe("/api/v1/queries/q1/export");
  expect(requests.last().headers["X-Candela"]).toBe("1");
  expect(JSON.parse(requests.last().body as string)).toEqual({ format: "csv", sql: null });
  expect(await screen.findByText("Waiting for the first rows…")).toBeTruthy();
  act(() => requests.last().dispatchEvent(new ProgressEvent("progress", { loaded: 5_000_000 })));
  expect(await screen.findByText("5 MB so far")).toBeTruthy();
  requests.whole(new Blob(["a".repeat(2000)]));

  expect(await screen.findByText("Saved: 1,234,567 rows, 2 kB.")).toBeTruthy();
  expect(saved).toEqual(["revenue by country.csv"]);
});

test("a workbook of several sheets says so", async () => {
  const { requests } = await open({ format: "xlsx", rows: "1048576" });
  await userEvent.click(screen.getByText("XLSX", { selector: "span" }));
  expect(screen.getByText(/A sheet of Excel holds 1,048,576 lines/)).toBeTruthy();
  await press("Download");
  requests.whole(new Blob(["a"]));

  expect(await screen.findByText(/The rows are on 2 sheets/)).toBeTruthy();
});

test("a file that broke off is not saved, and the reason is told", async () => {
  const { saved, requests } = await open({ format: "csv", rows: "500", error: "The query was stopped after 900 s, the limit." });
  await press("Download");
  requests.cutOff();

  expect(await screen.findByText(/broke off and was not saved/)).toBeTruthy();
  expect(await screen.findByText("The query was stopped after 900 s, the limit.")).toBeTruthy();
  expect(saved).toEqual([]);
});

test("what the server refuses is said in its words", async () => {
  const { requests } = await open();
  await press("Download");
  requests.answer(429, { detail: "You are getting another file of all rows at this moment", status: 429 });

  expect(await screen.findByText(/another file of all rows/)).toBeTruthy();
});

test("who stops it, or leaves, stops the statement too", async () => {
  const { seen, requests } = await open();
  await press("Download");
  await press("Stop");

  expect(requests.last().aborted).toBe(true);
  expect(seen).toContain("DELETE /queries/q1/export");
});

test("who may not run statements takes no rows along", async () => {
  fakeServer({});
  renderPage(<AnswerCard query={answered()} />, { me: someone({ administrator: false, permissions: ["query:read"] }) });

  await userEvent.click(await screen.findByRole("button", { name: "Download" }));

  expect(await screen.findByRole("menuitem", { name: "JSON" })).toBeTruthy();
  expect(screen.queryByRole("menuitem", { name: "All rows…" })).toBeNull();
});
