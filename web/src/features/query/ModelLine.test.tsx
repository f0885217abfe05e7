import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderPage } from "@/testing/render";
import { fakeServer } from "@/testing/server";
import { Answer } from "./Answer";
import type { Query } from "./api";
import { answered, asked } from "./queries.fixture";

const told = {
  model: "writer",
  rules: "You write one SQL statement.",
  turns: [{ told: "question: \"revenue by country\"", said: "{\"sql\": \"SELECT 1\"}", trouble: "There is no table x." }],
  at: "2026-03-01T10:00:00Z",
  calls: 1,
  inputTokens: 1100,
  outputTokens: 50,
  cost: 0.0012,
  priceKnown: true,
};

function show(query: Query) {
  fakeServer({
    "GET /queries/q1": () => ({ body: query }),
    "GET /queries/q1/told": () => ({ body: told }),
    [`GET /data-sources/${query.dataSource}/schema`]: () => ({ body: { hash: "h", takenAt: "2026-03-01T10:00:00Z", tables: [], keys: [] } }),
    [`GET /data-sources/${query.dataSource}/examples`]: () => ({ body: { items: [] } }),
  });
  renderPage(<Answer id="q1" onAsk={() => undefined} onDraft={() => undefined} />);
}

test("a statement of a model bears its name, and whoever asked reads what it was told and what that cost", async () => {
  show(answered({ engine: "model", confidence: 0.4, model: { name: "writer", part: "wrote", note: "Sums each country." } }));

  await screen.findByText("SQL written by writer");
  screen.getByText(/writer wrote this statement/);
  screen.getByText("In its own words: Sums each country.");
  await userEvent.click(screen.getByRole("button", { name: "What the model was told" }));

  await screen.findByText("question: \"revenue by country\"");
  screen.getByText("There is no table x.");
  screen.getByText(/1 call counted so far, 1,150 tokens, \$0\.0012/);
});

test.each([
  ["agreed", "writer finds the same."],
  ["chose", "writer finds the same as this reading, so it was taken."],
  ["overruled", "writer proposes something else: see below."],
  ["nothing", "writer has no statement to propose."],
] as const)("a model that %s is said to", async (part, words) => {
  show(answered({ model: { name: "writer", part, note: "" } }));
  await screen.findByText(words);
});

test("a model that could not be asked is said to, with why, also where there is no answer", async () => {
  show(
    asked({
      status: "failed",
      stage: "done",
      error: { code: "not_understood", message: "I did not understand.", line: null, column: null },
      model: { name: "", part: "unreached", note: "It did not answer within 30 seconds" },
    }),
  );
  await screen.findByText("The language model could not be asked.");
  screen.getByText("Why: It did not answer within 30 seconds");
});

test("others do not read what the model was told, and without a model nothing is said", async () => {
  show(answered({ mine: false, model: { name: "writer", part: "agreed", note: "" } }));
  await screen.findByText("writer finds the same.");
  expect(screen.queryByRole("button", { name: "What the model was told" })).toBeNull();
});
