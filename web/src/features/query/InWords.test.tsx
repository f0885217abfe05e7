import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import { AnswerCard } from "./AnswerCard";
import type { Insight } from "./insightApi";
import { parts } from "./insightParts";
import { answered } from "./queries.fixture";

function insight(change: Partial<Insight> = {}): Insight {
  return {
    id: "i1",
    status: "finished",
    title: { text: "Germany leads", claims: [] },
    sentences: [
      {
        text: "Germany leads with 3,400.",
        claims: [
          { from: 0, to: 7, kind: "name", how: "cell", column: "country", rows: [1], value: null },
          { from: 19, to: 24, kind: "number", how: "cell", column: "revenue", rows: [1], value: 3400 },
        ],
      },
    ],
    type: "comparison",
    confidence: 0.8,
    author: "writer",
    removed: 2,
    note: null,
    locale: "en",
    automatic: true,
    createdAt: "2026-03-01T10:00:01Z",
    mine: true,
    ...change,
  };
}

test("each number of the words tells what supports it, by pointer and by keyboard", async () => {
  fakeServer({ "GET /queries/q1/insights": () => page([insight()]) });
  renderPage(<AnswerCard query={answered()} />);

  const block = await screen.findByRole("region", { name: "In words" });
  expect(block.textContent).toContain("Germany leads with 3,400.");
  expect(block.textContent).toContain("written by writer");
  expect(block.textContent).toContain("2 sentences were left out because the result does not support them.");
  const number = screen.getByRole("note", { name: "3,400: In the result: revenue, Germany: 3,400" });
  number.focus();
  await screen.findByRole("tooltip");
});

test("what the answer begins with is not said again", async () => {
  fakeServer({ "GET /queries/q1/insights": () => page([insight()]) });
  renderPage(<AnswerCard query={{ ...answered(), answer: insight().sentences[0]?.text ?? "" }} />);

  const block = await screen.findByRole("region", { name: "In words" });
  expect(block.textContent).toContain("written by writer");
  expect(block.textContent).not.toContain("Germany leads");
});

test("words by rules say why no model wrote them", async () => {
  fakeServer({ "GET /queries/q1/insights": () => page([insight({ author: "built-in", note: "slow", removed: 0 })]) });
  renderPage(<AnswerCard query={answered()} />);

  await screen.findByText("The model took too long.");
  await screen.findByText("written by rules");
});

test("while a model writes, what rules say is shown, and then what it wrote", async () => {
  let asked = 0;
  fakeServer({
    "GET /queries/q1/insights": () => page([asked++ === 0 ? insight({ status: "running", author: "built-in", removed: 0 }) : insight()]),
  });
  renderPage(<AnswerCard query={answered()} />);

  await screen.findByText("A model is writing …");
  await screen.findByText("written by writer", {}, { timeout: 3000 });
});

test("words are written again and deleted", async () => {
  let items = [insight()];
  const seen = fakeServer({
    "GET /queries/q1/insights": () => page(items),
    "POST /queries/q1/insights": () => ({ status: 201, body: insight({ id: "i2" }) }),
    "DELETE /queries/q1/insights/i1": () => {
      items = [];
      return {};
    },
  });
  renderPage(<AnswerCard query={answered()} />);

  await userEvent.click(await screen.findByRole("button", { name: "Write again" }));
  await waitFor(() => expect(seen).toContain("POST /queries/q1/insights"));
  await userEvent.click(await screen.findByRole("button", { name: "Delete these words" }));
  await screen.findByRole("button", { name: "Put into words" });
});

test("an answer without words is an answer", async () => {
  fakeServer({ "GET /queries/q1/insights": () => ({ status: 500, body: {} }) });
  renderPage(<AnswerCard query={answered()} />);

  await screen.findByText("Germany leads with 3,400.00.");
  expect(screen.queryByRole("region", { name: "In words" })).toBeNull();
});

test("places that overlap are shown once", () => {
  const claims = [
    { from: 0, to: 7, kind: "name" as const, how: "cell" as const, column: null, rows: [], value: null },
    { from: 3, to: 9, kind: "rank" as const, how: "rank" as const, column: null, rows: [], value: null },
  ];
  expect(parts({ text: "Germany leads", claims }).map(({ text }) => text)).toEqual(["Germany", " leads"]);
});
