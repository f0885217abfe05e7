import { screen } from "@testing-library/react";
import { renderPage } from "@/testing/render";
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
