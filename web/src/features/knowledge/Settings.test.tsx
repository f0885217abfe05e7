import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { someone } from "@/testing/people";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import type { Dataset } from "./api";
import { DatasetSettings } from "./DatasetSettings";
import { aDataset } from "./knowledge.fixture";

const me = someone({ permissions: ["dataset:read", "dataset:write", "team:read"] });
const models = [
  { id: "m1", name: "MiniLM", builtIn: true, type: "embeddings", enabled: true },
  { id: "m2", name: "multilingual", builtIn: false, type: "embeddings", enabled: true },
];

function show(change: Partial<Dataset> = {}, answers: Parameters<typeof fakeServer>[0] = {}) {
  const seen = fakeServer({
    "GET /models": () => page(models),
    "GET /data-sources": () => page([]),
    "GET /datasets/d1/upload-keys": () => page([]),
    [`GET /teams/${me.team.id}/members`]: () => page([{ user: "u2", displayName: "Binh Vu", email: "b@example.com", roles: [], attributes: {}, addedAt: "", assignedAt: "" }]),
    ...answers,
  });
  return { seen, ...renderPage(<DatasetSettings dataset={aDataset(change)} />, { me }) };
}

test("another way to cut is built beside the one that is searched", async () => {
  const bodies: unknown[] = [];
  show({}, {
    "POST /datasets/d1/reindex": (body) => {
      bodies.push(body);
      return { status: 201, body: {} };
    },
  });

  expect(((await screen.findByRole("button", { name: "Build the new index" })) as HTMLButtonElement).disabled).toBe(true);
  await userEvent.click(screen.getByRole("radio", { name: /Same length/ }));
  await userEvent.click(screen.getByRole("button", { name: "Build the new index" }));
  await waitFor(() => expect(bodies).toEqual([{ chunking: { strategy: "fixed", size: 1000, overlap: 200 }, model: "m1" }]));
});

test("a second index says how far it is, and is switched to only when it is complete", async () => {
  const state = { chunking: aDataset().chunking, model: "m2", documents: 40, ready: 12, failed: 1, waiting: 27, complete: false };
  let complete = false;
  const { seen, queries } = show({ building: true }, { "GET /datasets/d1/reindex": () => ({ body: { ...state, complete } }), "POST /datasets/d1/reindex/switch": () => ({}) });

  await screen.findByText(/12 of 40 documents are in it.*1 failed/);
  const turn = screen.getByRole("button", { name: "Switch to the new index" }) as HTMLButtonElement;
  expect(turn.disabled).toBe(true);
  complete = true;
  await queries.invalidateQueries();
  await screen.findByText("The new index is complete");
  await userEvent.click(screen.getByRole("button", { name: "Switch to the new index" }));
  await waitFor(() => expect(seen).toContain("POST /datasets/d1/reindex/switch"));
});

test("it is shared with people and teams of the reader's own", async () => {
  const bodies: unknown[] = [];
  show({}, {
    "PUT /datasets/d1/shares": (body) => {
      bodies.push(body);
      return { body: aDataset() };
    },
  });

  const panel = await screen.findByRole("region", { name: "Shared with" });
  await userEvent.click(within(panel).getByRole("combobox", { name: "May read" }));
  await userEvent.click(await screen.findByRole("option", { name: "Binh Vu" }));
  await userEvent.click(within(panel).getByRole("button", { name: "Save" }));
  await waitFor(() => expect(bodies).toEqual([{ readers: ["u2"], editors: [] }]));
});

test("an upload key is shown once", async () => {
  const key = { id: "k1", name: "Scanner", prefix: "ck_1234", createdAt: "2026-03-01T10:00:00Z", uploads: 0, lastUploadAt: null, lastDocument: null };
  show({}, { "POST /datasets/d1/upload-keys": () => ({ status: 201, body: { key, token: "ck_1234secret" } }) });

  await userEvent.click(await screen.findByRole("button", { name: "New key" }));
  const dialog = await screen.findByRole("dialog");
  await userEvent.type(within(dialog).getByRole("textbox", { name: /What it is for/ }), "Scanner");
  await userEvent.click(within(dialog).getByRole("button", { name: "New key" }));
  await screen.findByText("ck_1234secret");
});

test("clients of the Model Context Protocol are told the address", async () => {
  show();

  const panel = await screen.findByRole("region", { name: "For assistants of others" });
  expect(panel.textContent).toContain(`${window.location.origin}/v1/mcp/datasets/d1`);
});

test("who writes but does not own it changes neither readers nor the name", async () => {
  show({ shareable: false });

  await screen.findByText(/Only who made this dataset/);
  expect(screen.queryByRole("region", { name: "Shared with" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Delete the dataset" })).toBeNull();
});
