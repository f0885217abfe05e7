import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderPage } from "@/testing/render";
import { fakeServer } from "@/testing/server";
import { Answer } from "./Answer";
import { answered, asked } from "./queries.fixture";

const noSchema = { hash: "h", takenAt: "2026-03-01T10:00:00Z", tables: [], keys: [] };
const base = { [`GET /data-sources/${asked().dataSource}/schema`]: () => ({ body: noSchema }) };

function show() {
  return renderPage(<Answer id="q1" onAsk={vi.fn()} onDraft={vi.fn()} />);
}

test("a choice can be remembered, and taken back from the answer", async () => {
  const bodies: unknown[] = [];
  const options = [
    { label: "Hanoi (city of customers, 120 rows)", detail: "", phrase: "Hanoi", meaning: "customers.city = 'Hanoi'" },
    { label: "Hanoi (city of branches, 8 rows)", detail: "", phrase: "Hanoi", meaning: "branches.city = 'Hanoi'" },
  ];
  const sentence = '"Hanoi" is branches.city = Hanoi, because you chose it on 2026-03-01.';
  const seen = fakeServer({
    ...base,
    "GET /queries/q1": () => ({ body: asked({ clarification: { question: 'What does "Hanoi" mean?', options } }) }),
    "POST /queries/q1/choice": (body) => {
      bodies.push(body);
      return { body: answered({ terms: [{ id: "t1", kind: "choice", phrase: "Hanoi", sentence }] }) };
    },
    "DELETE /semantic/terms/t1": () => ({}),
  });
  show();

  await userEvent.click(await screen.findByRole("checkbox", { name: /Remember my choice for “Hanoi”/ }));
  await userEvent.click(screen.getByRole("button", { name: /branches/ }));
  await userEvent.click(await screen.findByRole("tab", { name: "How I understood this" }));

  expect(bodies).toEqual([{ alternative: 1, remember: true }]);
  await screen.findByText(sentence);
  await userEvent.click(screen.getByRole("button", { name: "Forget what “Hanoi” means" }));
  await screen.findByText("Forgotten: it is asked again next time.");
  expect(seen).toContain("DELETE /semantic/terms/t1");
});

test("an answer is verified by those who may", async () => {
  const seen = fakeServer({
    ...base,
    "GET /queries/q1": () => ({ body: answered() }),
    "POST /queries/q1/verification": () => ({ body: answered() }),
  });
  show();

  await userEvent.click(await screen.findByRole("button", { name: "This answer is right" }));

  await screen.findByText("Kept: who asks the same gets this answer.");
  expect(seen).toContain("POST /queries/q1/verification");
  expect(screen.queryByRole("button", { name: "This answer is right" })).toBeNull();
});

test("a verified answer says so instead of how sure it is", async () => {
  const terms = [{ id: "t1", kind: "verified" as const, phrase: "x", sentence: "Verified." }];
  fakeServer({ ...base, "GET /queries/q1": () => ({ body: answered({ terms }) }) });
  show();

  await screen.findByText("Verified");
  expect(screen.queryByText(/Sure/)).toBeNull();
});

test("operations and taught words are told in the reader's language", async () => {
  const understood = [
    { text: "khách quen", start: 0, end: 10, kind: "value" as const, target: "customers.segment = Consumer", score: 1 },
    { text: "theo tháng", start: 11, end: 21, kind: "operation" as const, target: "by month", score: 1 },
    { text: "2024", start: 22, end: 26, kind: "operation" as const, target: "2024-01-01 to before 2025-01-01", score: 1 },
  ];
  const terms = [{ id: "t1", kind: "filter" as const, phrase: "khách quen", sentence: "…" }];
  fakeServer({ ...base, "GET /queries/q1": () => ({ body: answered({ question: "khách quen theo tháng 2024", understood, terms }) }) });
  renderPage(<Answer id="q1" onAsk={vi.fn()} onDraft={vi.fn()} />, { language: "vi" });

  await userEvent.click(await screen.findByRole("tab", { name: "Tôi hiểu câu hỏi thế nào" }));

  const cells = screen.getAllByRole("row").map((row) => row.textContent);
  expect(cells).toEqual(expect.arrayContaining([expect.stringMatching(/khách quen.*Từ điển/), expect.stringMatching(/theo tháng.*Phép tínhtheo tháng/), expect.stringContaining("từ 2024-01-01 đến trước 2025-01-01")]));
});
