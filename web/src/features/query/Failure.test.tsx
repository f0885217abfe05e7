import { screen } from "@testing-library/react";
import { renderPage } from "@/testing/render";
import { fakeServer } from "@/testing/server";
import { Answer } from "./Answer";
import { asked } from "./queries.fixture";

const busy = { code: "busy", message: "Busy.", line: null, column: null };
const languages = [
  { language: "en" as const, words: /other large answers take the memory.*Try again in a moment/ },
  { language: "vi" as const, words: /bộ nhớ.*Hãy thử lại sau giây lát/ },
];

test.each(languages)("an answer that found no room in memory says in $language what to do", async ({ language, words }) => {
  fakeServer({ "GET /queries/q1": () => ({ body: asked({ status: "failed", stage: "done", error: busy }) }) });
  renderPage(<Answer id="q1" onAsk={vi.fn()} onDraft={vi.fn()} />, { language });

  await screen.findByText(words);
});

test.each(languages)("rows that find no room on their way say in $language what to do", async ({ language, words }) => {
  fakeServer({ "GET /queries/q1": () => ({ status: 503, body: { status: 503, code: "busy", title: "Service Unavailable", detail: "Busy." } }) });
  renderPage(<Answer id="q1" onAsk={vi.fn()} onDraft={vi.fn()} />, { language });

  await screen.findByText(words);
});
