import { screen } from "@testing-library/react";
import { renderPage } from "@/testing/render";
import type { Document } from "./api";
import { DocumentState } from "./DocumentState";
import { aDocument } from "./knowledge.fixture";
import { isTable, isUnfinished, stepsOf } from "./stage";

const said = async (change: Partial<Document>, language: "en" | "vi" = "en") => {
  const { unmount } = renderPage(<DocumentState document={aDocument(change)} />, { language });
  await screen.findByText(/./, { selector: ".mantine-Badge-label" });
  const text = document.body.textContent;
  unmount();
  return text;
};

test("each stage is told in words, with numbers where there are some", async () => {
  expect(await said({ status: "queued" })).toContain("Queued");
  expect(await said({ status: "extracting" })).toContain("Reading");
  expect(await said({ status: "chunking" })).toContain("Cutting into passages");
  expect(await said({ status: "embedding", chunks: 1431, embedded: 120 })).toContain("Embedding 120 of 1,431");
  expect(await said({ status: "embedding", chunks: 1431, embedded: 120 }, "vi")).toContain("Đang nhúng 120 trên 1.431");
  expect(await said({ status: "paused", chunks: 90, embedded: 33 })).toContain("Paused at 33 of 90");
  expect(await said({ status: "ready", chunks: 1 })).toContain("Ready1 passage");
});

test("nothing is divided by nothing while the number of passages is not known", async () => {
  expect(await said({ status: "embedding", chunks: 0 })).toMatch(/Embedding$/);
  expect(await said({ status: "paused", chunks: 0 })).toMatch(/Paused$/);
});

test("why it failed stands beside it", async () => {
  expect(await said({ status: "failed", failure: "No text was found in it." })).toContain("FailedNo text was found in it.");
});

test("while a version is read the former is named", async () => {
  expect(await said({ status: "extracting", edition: 3, liveEdition: 2 })).toContain("Version 2 is searched meanwhile");
});

test("what is looked at again is what still changes", () => {
  const going = (status: Document["status"]) => isUnfinished({ status });
  expect([going("queued"), going("embedding"), going("ready"), going("failed"), going("paused")]).toEqual([true, true, false, false, false]);
});

test("only steps that make sense are offered", () => {
  expect(stepsOf(aDocument({ status: "embedding" }))).toEqual(["pause", "cancel"]);
  expect(stepsOf(aDocument({ status: "paused" }))).toEqual(["resume", "cancel"]);
  expect(stepsOf(aDocument({ status: "failed" }))).toEqual(["retry"]);
});

test("tables are offered as a source of data, and nothing that only looks like one", () => {
  expect(isTable({ name: "prices.xlsx", kind: "workbook" })).toBe(true);
  expect(isTable({ name: "prices.csv", kind: null })).toBe(true);
  expect(isTable({ name: "prices.csv", kind: "text" })).toBe(false);
  expect(isTable({ name: "prices.pdf", kind: "pdf" })).toBe(false);
});
