import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { someone } from "@/testing/people";
import { renderPage } from "@/testing/render";
import { fakeServer } from "@/testing/server";
import type { DocumentText } from "./api";
import { DocumentPage } from "./DocumentPage";
import { aDataset, aDocument } from "./knowledge.fixture";

const BODY = "Travel\n\nTrips are booked ahead.\n\nCity | Limit\nHanoi | 90";
const text: DocumentText = {
  document: "f1",
  edition: 1,
  kind: "markdown",
  title: "Travel",
  language: "en",
  pages: 0,
  body: BODY,
  blocks: [
    { type: "heading", level: 1, page: 0, start: 0, end: 6 },
    { type: "paragraph", level: 0, page: 0, start: 8, end: 31 },
    { type: "table", level: 0, page: 0, start: 33, end: BODY.length },
  ],
  notes: ["2 pictures were left out."],
};
const markdown = aDocument({ name: "travel.md", kind: "markdown", pages: 0, liveEdition: 1, metadata: { year: "2026" } });
const me = someone({ permissions: ["dataset:read", "dataset:write"] });

function show(search: Parameters<typeof DocumentPage>[0]["search"] = {}, change: Parameters<typeof fakeServer>[0] = {}) {
  fakeServer({
    "GET /documents/f1": () => ({ body: markdown }),
    "GET /documents/f1/text": () => ({ body: text }),
    "GET /datasets/d1": () => ({ body: aDataset() }),
    ...change,
  });
  return renderPage(<DocumentPage id="f1" search={search} onSearch={() => {}} />, { me });
}

test("a text is shown with headings and tables, and the cited stretch is marked in both", async () => {
  show({ from: 14, to: 44 });

  expect((await screen.findByRole("heading", { name: "Travel", level: 2 })).textContent).toBe("Travel");
  expect(screen.getAllByRole("cell").map(({ textContent }) => textContent)).toEqual(["City", "Limit", "Hanoi", "90"]);
  expect([...document.querySelectorAll("mark")].map(({ textContent }) => textContent)).toEqual(["are booked ahead.", "City", "Limi"]);
  expect(screen.getByText("2 pictures were left out.")).toBeTruthy();
});

test("a document that could not be read says why, and offers to try again", async () => {
  show({}, { "GET /documents/f1": () => ({ body: aDocument({ kind: null, status: "failed", failure: "No text was found in it." }) }) });

  await screen.findByText("It could not be read");
  expect(screen.getAllByText("No text was found in it.").length).toBeGreaterThan(0);
  expect(await screen.findByRole("button", { name: "Try again: travel.pdf" })).toBeTruthy();
});

test("metadata is changed", async () => {
  const bodies: unknown[] = [];
  show({}, {
    "PATCH /documents/f1": (body) => {
      bodies.push(body);
      return { body: markdown };
    },
  });

  await userEvent.click(await screen.findByRole("button", { name: "Change" }));
  const names = screen.getAllByRole("textbox", { name: "Name" });
  const values = screen.getAllByRole("textbox", { name: "Value" });
  await userEvent.type(names[1] as HTMLElement, "department");
  await userEvent.type(values[1] as HTMLElement, "People");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(bodies).toEqual([{ metadata: { year: "2026", department: "People" } }]));
});
