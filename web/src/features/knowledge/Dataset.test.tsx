import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { someone } from "@/testing/people";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import { fakeUploads } from "@/testing/upload";
import { DatasetPage, type DatasetSearch } from "./DatasetPage";
import { DatasetsPage } from "./DatasetsPage";
import { aDataset, aDocument } from "./knowledge.fixture";

const writer = someone({ permissions: ["dataset:read", "dataset:write"] });
const models = { "GET /models": () => page([]), "GET /data-sources": () => page([]) };

function server(change: Parameters<typeof fakeServer>[0] = {}) {
  return fakeServer({
    ...models,
    "GET /datasets/d1": () => ({ body: aDataset() }),
    "GET /datasets/d1/folders": () => page([{ folder: "", documents: 1 }, { folder: "people/2026", documents: 2 }]),
    "GET /datasets/d1/documents": () => page([aDocument()]),
    ...change,
  });
}

function Shown() {
  const [search, setSearch] = useState<DatasetSearch>({});
  return <DatasetPage id="d1" search={search} onSearch={setSearch} />;
}

test("an empty list offers to make a dataset, which is then opened", async () => {
  const bodies: unknown[] = [];
  fakeServer({
    ...models,
    "GET /datasets": () => page([]),
    "POST /datasets": (body) => {
      bodies.push(body);
      return { status: 201, body: aDataset() };
    },
  });
  const { router } = renderPage(<DatasetsPage />, { me: writer });

  await userEvent.click(await screen.findByRole("button", { name: "New dataset" }));
  const dialog = await screen.findByRole("dialog");
  await userEvent.type(within(dialog).getByRole("textbox", { name: /^Name/ }), "Policies");
  await userEvent.click(within(dialog).getByRole("button", { name: "Create" }));

  await waitFor(() => expect(router.state.location.pathname).toBe("/documents/sets/d1"));
  expect(bodies).toEqual([{ name: "Policies", description: "", visibility: "private", chunking: { strategy: "by_title", combineUnder: 500, newAfter: 1000, multipage: true } }]);
});

test("who may only read is not offered to make one", async () => {
  fakeServer({ "GET /datasets": () => page([]) });
  renderPage(<DatasetsPage />, { me: someone({ permissions: ["dataset:read"] }) });

  await screen.findByText("Nobody has shared documents with you yet.");
  expect(screen.queryByRole("button", { name: "New dataset" })).toBeNull();
});

test("files are sent, and what became of each is said", async () => {
  const uploads = fakeUploads();
  server();
  renderPage(<Shown />, { me: writer });

  const picker = await screen.findByLabelText("Choose files", { selector: "input" });
  await userEvent.upload(picker, [new File(["one"], "one.md"), new File(["two"], "two.md"), new File([""], "empty.md")]);
  await screen.findByText(/Sending, 3 of 3 left/);
  expect(uploads.last().url).toBe("/api/v1/datasets/d1/documents");
  expect(uploads.last().form?.getAll("file").map((file) => (file as File).name)).toEqual(["one.md", "two.md", "empty.md"]);
  uploads.answer(201, {
    items: [
      { outcome: "created", name: "one.md", document: "f2", error: null },
      { outcome: "duplicate", name: "two.md", document: "f1", error: null },
      { outcome: "refused", name: "empty.md", document: null, error: "“empty.md” is empty" },
    ],
  });

  await screen.findByText(/3 files sent · 1 added, 1 there already, 1 not taken/);
  expect(screen.getByText("“empty.md” is empty")).toBeTruthy();
  expect(within(screen.getByRole("listitem", { name: "two.md" })).getByRole("link", { name: "Show it" }).getAttribute("href")).toBe("/documents/f1");
});

test("files that did not arrive are sent again on request", async () => {
  const uploads = fakeUploads();
  server();
  renderPage(<Shown />, { me: writer });

  await userEvent.upload(await screen.findByLabelText("Choose files", { selector: "input" }), new File(["one"], "one.md"));
  await screen.findByText(/Sending/);
  uploads.cutOff();
  await screen.findByText(/Did not arrive/);
  const first = uploads.last();
  await userEvent.click(screen.getByRole("button", { name: "Send again" }));
  await waitFor(() => expect(uploads.last()).not.toBe(first));
});

test("a folder is opened, and asked for alone", async () => {
  const seen = server();
  renderPage(<Shown />, { me: writer });

  await userEvent.click(await screen.findByRole("button", { name: "people" }));
  await userEvent.click(await screen.findByRole("button", { name: "2026" }));
  await waitFor(() => expect(seen).toContain("GET /datasets/d1/documents?limit=50&folder=people%2F2026"));
  const way = screen.getByRole("navigation", { name: "Where you are" });
  expect(way.textContent).toContain("2026");
  await userEvent.click(within(way).getByRole("button", { name: "Policies" }));
  await screen.findByRole("button", { name: "people" });
});

test("all that failed is tried again, and one that is under way is paused", async () => {
  const seen = server({
    "GET /datasets/d1": () => ({ body: aDataset({ counts: { documents: 2, ready: 0, failed: 1, waiting: 1, passages: 0 } }) }),
    "GET /datasets/d1/documents": () => page([aDocument({ status: "embedding", embedded: 3 }), aDocument({ id: "f2", name: "scan.pdf", status: "failed", failure: "No text was found." })]),
    "POST /datasets/d1/retry": () => ({}),
    "POST /documents/f1/pause": () => ({ body: aDocument({ status: "paused" }) }),
  });
  renderPage(<Shown />, { me: writer });

  await userEvent.click(await screen.findByRole("button", { name: "Try all failed again" }));
  await userEvent.click(await screen.findByRole("button", { name: "Pause: travel.pdf" }));
  await waitFor(() => expect(seen).toEqual(expect.arrayContaining(["POST /datasets/d1/retry", "POST /documents/f1/pause"])));
});

test("who may only read can download, and neither adds nor changes", async () => {
  server({ "GET /datasets/d1": () => ({ body: aDataset({ writable: false, shareable: false }) }) });
  renderPage(<Shown />, { me: someone({ permissions: ["dataset:read"] }) });

  await userEvent.click(await screen.findByRole("button", { name: "Actions: travel.pdf" }));
  await screen.findByRole("menuitem", { name: "Download" });
  expect(screen.queryByRole("menuitem", { name: "Delete" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Add documents" })).toBeNull();
  expect(screen.queryByRole("tab", { name: "Settings" })).toBeNull();
});

test("several documents are chosen, then moved or deleted together", async () => {
  const bodies: unknown[] = [];
  const keep = (body: unknown) => {
    bodies.push(body);
    return { status: 204 };
  };
  server({
    "GET /datasets": () => page([aDataset()]),
    "GET /datasets/d1/documents": () => page([aDocument(), aDocument({ id: "f2", name: "scan.pdf" }), aDocument({ id: "f3", name: "plan.md" })]),
    "POST /documents/move": keep,
    "POST /documents/delete": keep,
  });
  renderPage(<Shown />, { me: writer });

  await userEvent.click(await screen.findByRole("checkbox", { name: "Choose travel.pdf" }));
  await userEvent.click(screen.getByRole("checkbox", { name: "Choose scan.pdf" }));
  await userEvent.click(within(screen.getByRole("group", { name: "2 chosen" })).getByRole("button", { name: "Move" }));
  const dialog = await screen.findByRole("dialog", { name: "Move 2 documents" });
  await userEvent.type(within(dialog).getByRole("combobox", { name: "Folder" }), "old");
  await userEvent.click(within(dialog).getByRole("button", { name: "Move" }));
  await waitFor(() => expect(bodies).toEqual([{ documents: ["f1", "f2"], folder: "old" }]));

  await waitFor(() => expect(screen.queryByRole("group", { name: "2 chosen" })).toBeNull());
  await userEvent.click(screen.getByRole("checkbox", { name: "Choose plan.md" }));
  await userEvent.click(screen.getByRole("button", { name: "Choose all 3" }));
  await userEvent.click(screen.getByRole("button", { name: "Delete" }));
  await userEvent.click(within(await screen.findByRole("dialog", { name: "Delete 3 documents?" })).getByRole("button", { name: "Delete" }));
  await waitFor(() => expect(bodies[1]).toEqual({ documents: ["f1", "f2", "f3"] }));
});
