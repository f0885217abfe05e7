import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderPage } from "@/testing/render";
import { fakeServer } from "@/testing/server";
import { AnswerCard } from "./AnswerCard";
import { answered } from "./queries.fixture";

test("an answer says which policies shaped it", async () => {
  const policies = [
    { policy: "Own orders", table: "orders", column: null, effect: "rows" as const, step: null, unit: null },
    { policy: "Pay", table: "staff", column: "salary", effect: "round" as const, step: 1000, unit: null },
    { policy: "Secret", table: "staff", column: null, effect: "hide" as const, step: null, unit: null },
    { policy: "Born", table: "staff", column: "born", effect: "truncate" as const, step: null, unit: "year" as const },
  ];
  renderPage(<AnswerCard query={answered({ policies })} />);

  await screen.findByText(
    "4 policies apply: you see only some rows of orders; salary is rounded to 1,000; you do not see every column of staff; born is shown by year. (Own orders, Pay, Secret, Born)",
  );
});

test("an answer that no policy shaped says nothing of policies", async () => {
  renderPage(<AnswerCard query={answered()} />);

  await screen.findByText("Germany leads with 3,400.00.");
  expect(screen.queryByText(/polic(y|ies) appl/)).toBeNull();
});

test("rows of a former answer say how old they are, and the source can be asked again", async () => {
  const seen = fakeServer({ "POST /queries/q1/rerun": () => ({ body: answered() }) });
  const asOf = new Date(Date.now() - 3 * 60_000).toISOString();
  renderPage(<AnswerCard query={answered({ cached: true, asOf })} />);

  await screen.findByText("from 3 minutes ago");
  await userEvent.click(screen.getByRole("button", { name: "Refresh" }));

  await waitFor(() => expect(seen).toContain("POST /queries/q1/rerun"));
});

test("rows of this very minute are not said to be from now on, and grow older while one looks at them", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"], shouldAdvanceTime: true });
  try {
    renderPage(<AnswerCard query={answered({ cached: true, asOf: new Date().toISOString() })} />);
    await screen.findByText("from less than a minute ago");

    act(() => vi.advanceTimersByTime(2 * 60_000));

    expect(screen.getByText("from 2 minutes ago")).toBeTruthy();
  } finally {
    vi.useRealTimers();
  }
});

test("an answer that the source itself gave says how long that took", async () => {
  renderPage(<AnswerCard query={answered({ cached: false, asOf: "2026-03-01T10:00:00Z" })} />);

  await screen.findByRole("button", { name: "Run again" });
  expect(screen.queryByText(/^from /)).toBeNull();
});
