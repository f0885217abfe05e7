import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import type { Dataset, Trial } from "./api";
import { aDataset, aDocument, aSource } from "./knowledge.fixture";
import { TestBench } from "./TestBench";

const question = { id: "q1", question: "How many days of leave?", places: [{ document: "f1", name: "travel.pdf", begins: null, ends: null }], facts: ["thirty days"] };

function aTrial(change: Partial<Trial> = {}): Trial {
  return {
    id: "e1",
    live: true,
    chunking: aDataset().chunking,
    model: "m1",
    status: "succeeded",
    questions: 1,
    done: 1,
    hitRate: 1,
    ndcg: 0.9,
    faithfulness: 1,
    factsSaid: 1,
    failure: null,
    cancelRequested: false,
    createdAt: "2026-03-01T10:00:00Z",
    finishedAt: "2026-03-01T10:00:09Z",
    ...change,
  };
}

function show(change: Partial<Dataset>, answers: Parameters<typeof fakeServer>[0] = {}) {
  const seen = fakeServer({
    "GET /datasets/d1/documents": () => page([aDocument()]),
    "GET /datasets/d1/questions": () => page([question]),
    "POST /search": () => ({ body: { items: [], notes: [] } }),
    "GET /datasets/d1/evaluations": () => page([]),
    "GET /datasets/d1/evaluations/e1/scores": () => page([]),
    "GET /datasets/d1/evaluations/e2/scores": () => page([{ question: "q1", text: question.question, rank: null, ndcg: 0, facts: null, said: null, removed: null }]),
    ...answers,
  });
  return { seen, ...renderPage(<TestBench dataset={aDataset(change)} />) };
}

test("a regression is shown beside the trial before", async () => {
  show({ building: true }, { "GET /datasets/d1/evaluations": () => page([aTrial({ id: "e2", live: false, ndcg: 0.5, faithfulness: null }), aTrial()]) });

  const table = await screen.findByRole("table", { name: "Trials" });
  const [, worse, former] = within(table).getAllByRole("row");
  within(worse as HTMLElement).getByText("40% worse than the one before");
  within(worse as HTMLElement).getByText("Being built then");
  expect(within(former as HTMLElement).queryByText(/than the one before/)).toBeNull();
  await screen.findByText("not among ten");
});

test("the new index is tried while it is not switched on yet", async () => {
  const bodies: unknown[] = [];
  show({ building: true }, {
    "POST /datasets/d1/evaluations": (body) => {
      bodies.push(body);
      return { status: 202, body: aTrial({ status: "pending", finishedAt: null, done: 0 }) };
    },
  });

  const start = (await screen.findByRole("button", { name: "Try the new index" })) as HTMLButtonElement;
  await waitFor(() => expect(start.disabled).toBe(false));
  await userEvent.click(start);
  await waitFor(() => expect(bodies).toEqual([{ building: true }]));
});

test("a trial that goes on says how far it is, and is stopped", async () => {
  const { seen } = show({}, {
    "GET /datasets/d1/evaluations": () => page([aTrial({ status: "running", finishedAt: null, questions: 40, done: 12 })]),
    "POST /datasets/d1/evaluations/e1/cancel": () => ({ body: aTrial() }),
  });

  await screen.findByText("12 of 40 asked");
  expect(screen.queryByRole("button", { name: "Try the new index" })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Stop" }));
  await waitFor(() => expect(seen).toContain("POST /datasets/d1/evaluations/e1/cancel"));
});

test("a question is added with what is expected of its answer", async () => {
  const bodies: unknown[] = [];
  show({}, {
    "GET /datasets/d1/questions": () => page([]),
    "POST /datasets/d1/questions": (body) => {
      bodies.push(body);
      return { status: 201, body: question };
    },
  });

  await screen.findByText("No questions yet");
  await waitFor(() => expect((screen.getByRole("button", { name: "Try the dataset" }) as HTMLButtonElement).disabled).toBe(true));
  await userEvent.click(screen.getByRole("button", { name: "Add a question" }));
  const dialog = await screen.findByRole("dialog");
  await userEvent.type(within(dialog).getByRole("textbox", { name: /^Question/ }), "How many days?");
  await userEvent.click(within(dialog).getByRole("combobox", { name: /Its answer stands in/ }));
  await userEvent.click(await screen.findByRole("option", { name: "travel.pdf" }));
  await userEvent.click(within(dialog).getByRole("button", { name: "Add a question" }));
  await waitFor(() => expect(bodies).toEqual([{ question: "How many days?", places: [{ document: "f1" }], facts: [] }]));
});

test("a question is added with the passages in which its answer stands", async () => {
  const bodies: unknown[] = [];
  const passages = [aSource({ passage: "p1", text: "Thirty days of leave a year.", begins: 40, ends: 68 }), aSource({ passage: "p2", text: "Trains are booked by the office." })];
  show({}, {
    "POST /search": () => ({ body: { items: passages, notes: [] } }),
    "POST /datasets/d1/questions": (body) => {
      bodies.push(body);
      return { status: 201, body: question };
    },
  });

  await userEvent.click(await screen.findByRole("button", { name: "Add a question" }));
  const dialog = await screen.findByRole("dialog");
  await userEvent.type(within(dialog).getByRole("textbox", { name: /^Question/ }), "How many days?");
  const [first] = await within(dialog).findAllByRole("checkbox", { name: /travel\.pdf/ });
  within(dialog).getByText("Thirty days of leave a year.");
  await userEvent.click(first as HTMLElement);
  await userEvent.click(within(dialog).getByRole("button", { name: "Add a question" }));
  await waitFor(() => expect(bodies).toEqual([{ question: "How many days?", places: [{ document: "f1", begins: 40, ends: 68 }], facts: [] }]));
});

test("an expected passage leads to its place", async () => {
  show({}, { "GET /datasets/d1/questions": () => page([{ ...question, places: [{ document: "f1", name: "travel.pdf", begins: 40, ends: 68 }, { document: "f9", name: null, begins: null, ends: null }] }]) });

  const link = await screen.findByRole("link", { name: "A passage of travel.pdf" });
  expect(link.getAttribute("href")).toBe("/documents/f1?from=40&to=68");
  expect(screen.getByText("a document that is gone").closest("a")).toBeNull();
});
