import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { someone } from "@/testing/people";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import { AnswerView } from "./AnswerView";
import { AskPage, type AskSearch } from "./AskPage";
import { aDataset, anAnswer, aSource } from "./knowledge.fixture";

const me = someone({ permissions: ["dataset:read"] });
const around = { "GET /datasets": () => page([aDataset(), aDataset({ id: "d2", name: "Contracts" })]), "GET /models": () => page([]), "GET /rag": () => page([]) };

function Shown({ first = {} }: { first?: AskSearch }) {
  const [search, setSearch] = useState<AskSearch>(first);
  return <AskPage search={search} onSearch={setSearch} />;
}

test("a question is answered, and its citation leads to the page with the passage marked", async () => {
  const bodies: unknown[] = [];
  fakeServer({
    ...around,
    "POST /rag": (body) => {
      bodies.push(body);
      return { status: 201, body: anAnswer() };
    },
    "GET /rag/a1": () => ({ body: anAnswer() }),
  });
  renderPage(<Shown first={{ in: "d1" }} />, { me });

  await userEvent.type(await screen.findByRole("textbox", { name: "Your question" }), "How much abroad?{Enter}");
  const answer = await screen.findByRole("article", { name: "How much abroad?" });
  expect(within(answer).getByText(/Extractive/)).toBeTruthy();
  const chip = within(answer).getByRole("link", { name: "Source 1: travel.pdf, page 2" });
  expect(chip.getAttribute("href")).toBe("/documents/f1?page=2&from=120&to=159");
  expect(bodies).toEqual([{ question: "How much abroad?", datasets: ["d1"] }]);
});

test("a citation marks that of its passage which the answer says", async () => {
  renderPage(<AnswerView answer={anAnswer({ sources: [aSource({ highlights: [{ start: 4, end: 19 }] })] })} />, { me });

  const chip = await screen.findByRole("link", { name: "Source 1: travel.pdf, page 2" });
  expect(chip.getAttribute("href")).toBe("/documents/f1?page=2&from=124&to=139");
});

test("what a model wrote is named as such, with how much of it was left out", async () => {
  renderPage(<AnswerView answer={anAnswer({ mode: "written", model: "gpt-5-mini", removed: 2, notes: ["The index is young."] })} />, { me });

  await screen.findByText(/Written by gpt-5-mini/);
  expect(screen.getByText(/2 statements were left out/)).toBeTruthy();
  expect(screen.getByText("The index is young.")).toBeTruthy();
});

test("a source that was withdrawn is neither shown nor opened", async () => {
  const sources = [aSource({ withdrawn: true, documentName: "", text: "" })];
  renderPage(<AnswerView answer={anAnswer({ sources, sentences: [{ text: null, citations: [1] }] })} />, { me });

  await screen.findByText(/A sentence is not shown/);
  expect(screen.queryByRole("link")).toBeNull();
  expect(screen.getByLabelText("Source 1: withdrawn")).toBeTruthy();
});

test("where nothing is found nothing is made up, and the nearest passages are offered", async () => {
  fakeServer({ ...around, "GET /rag/a1": () => ({ body: anAnswer({ mode: "nothing", sentences: [], sources: [] }) }) });
  const { unmount } = renderPage(<Shown first={{ answer: "a1", in: "d1" }} />, { me });

  const link = await screen.findByRole("link", { name: "See the nearest passages" });
  expect(link.getAttribute("href")).toBe("/ask-documents?q=How+much+abroad%3F&mode=search&in=d1");
  unmount();

  const asked: unknown[] = [];
  fakeServer({
    ...around,
    "POST /search": (body) => {
      asked.push(body);
      return { body: { items: [], notes: [] } };
    },
  });
  renderPage(<Shown first={{ q: "How much abroad?", mode: "search", in: "d1" }} />, { me });
  await screen.findByText(/No passage that you may read/);
  expect(asked).toEqual([{ query: "How much abroad?", datasets: ["d1"], limit: 20 }]);
});

test("an answer that was deleted meanwhile is no failure", async () => {
  fakeServer({ ...around, "GET /rag/a1": () => ({ status: 404, body: { status: 404, title: "Not Found", detail: "There is no such answer", code: "not_found" } }) });
  renderPage(<Shown first={{ answer: "a1" }} />, { me });

  expect(await screen.findByText("This answer was deleted.")).toBeTruthy();
  expect(screen.queryByRole("alert")).toBeNull();
});

test("passages are found with marks, and say how near they are", async () => {
  fakeServer({ ...around, "POST /search": () => ({ body: { items: [aSource({ marks: [{ start: 4, end: 19 }] })], notes: [] } }) });
  renderPage(<Shown first={{ q: "allowance", mode: "search" }} />, { me });

  expect((await screen.findByText("daily allowance")).tagName).toBe("MARK");
  expect(screen.getByText("71%")).toBeTruthy();
  expect(screen.getByText("1 passage")).toBeTruthy();
});

test("passages are put in order by a model where somebody wants that", async () => {
  const asked: unknown[] = [];
  fakeServer({
    ...around,
    "GET /models": () => page([{ id: "m1", name: "gpt-5-mini", type: "llm", enabled: true }]),
    "POST /search": (body) => {
      asked.push(body);
      return { body: { items: [aSource()], notes: ["Put in order by gpt-5-mini"] } };
    },
  });
  renderPage(<Shown first={{ q: "allowance", mode: "search" }} />, { me });

  await userEvent.click(await screen.findByRole("combobox", { name: "Order" }));
  await userEvent.click(await screen.findByRole("option", { name: "Order by gpt-5-mini" }));
  await screen.findByText(/Put in order by gpt-5-mini/);
  await userEvent.click(screen.getByRole("combobox", { name: "Order" }));
  await userEvent.click(await screen.findByRole("option", { name: "Order by the team's model" }));
  await waitFor(() => expect(asked).toHaveLength(3));
  const plain = { query: "allowance", datasets: [], limit: 20 };
  expect(asked).toEqual([plain, { ...plain, rerank: true, model: "gpt-5-mini" }, { ...plain, rerank: true }]);
});

test("a kept answer is opened again and deleted", async () => {
  const seen = fakeServer({ ...around, "GET /rag": () => page([anAnswer()]), "GET /rag/a1": () => ({ body: anAnswer() }), "DELETE /rag/a1": () => ({}) });
  renderPage(<Shown />, { me });

  await userEvent.click(await screen.findByRole("button", { name: /^How much abroad/ }));
  await screen.findByRole("article", { name: "How much abroad?" });
  await userEvent.click(screen.getByRole("button", { name: "Delete: How much abroad?" }));
  await waitFor(() => expect(seen).toContain("DELETE /rag/a1"));
  await screen.findByText("Ask, and see where it stands");
});
