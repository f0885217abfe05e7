import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { vi } from "vitest";
import { someone } from "@/testing/people";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import type { Assistant } from "./api";
import { AssistantsPage } from "./AssistantsPage";

const me = someone({ permissions: ["assistant:read", "assistant:write", "model:use", "model:write", "apikey:write"] });
const models = page([{ id: "m1", name: "gpt", type: "llm", enabled: true }]);
const harbour: Assistant = {
  id: "a1",
  name: "Harbour",
  description: "Knows boats",
  instructions: "Speak like a harbour master.",
  model: "m1",
  modelName: "gpt",
  examples: ["Which boats came?"],
  datasets: [],
  visibility: "team",
  disclaimer: "Check important info.",
  owner: "u1",
  ownerName: "Mai",
  mine: true,
  createdAt: "2026-11-27T10:00:00Z",
  updatedAt: "2026-11-27T10:00:00Z",
  version: 3,
};

test("without a language model the page leads to the models", async () => {
  fakeServer({ "GET /assistants": () => page([]), "GET /models": () => page([]) });
  renderPage(<AssistantsPage />, { me });

  expect((await screen.findByRole("link", { name: "Connect a model" })).getAttribute("href")).toBe("/models");
});

test("a new assistant is sent as it was entered", async () => {
  let sent: unknown;
  fakeServer({
    "GET /assistants": () => page([]),
    "GET /models": () => models,
    "POST /assistants": (body) => {
      sent = body;
      return { status: 201, body: harbour };
    },
  });
  renderPage(<AssistantsPage />, { me });

  await screen.findByText("No assistants yet");
  for (const button of screen.getAllByRole("button", { name: "New assistant" }).slice(0, 1)) {
    await userEvent.click(button);
  }
  const form = within(await screen.findByRole("dialog"));
  await userEvent.type(form.getByLabelText(/^Name/), "Harbour");
  await userEvent.type(form.getByLabelText(/^Description/), "Knows boats");
  await userEvent.type(form.getByLabelText(/^Temperature/), "0.2");
  await userEvent.click(form.getByRole("button", { name: "Save" }));

  await vi.waitFor(() => expect(sent).toMatchObject({ name: "Harbour", description: "Knows boats", model: "m1", temperature: 0.2, visibility: "private" }));
  expect(sent).not.toHaveProperty("topP");
});

test("a question is answered as it comes, with the documents that it cites", async () => {
  let asked: unknown;
  const chunks = [{ choices: [{ delta: { content: "Twenty-" } }] }, { choices: [{ delta: { content: "five [1]." } }], candela: { sources: [{ number: 1, document: "d1", name: "leave.pdf", page: 2 }] } }];
  fakeServer({ "GET /assistants": () => page([harbour]), "GET /models": () => models });
  const others = fetch;
  vi.stubGlobal("fetch", async (request: Request) => {
    if (!request.url.endsWith("/v1/chat/completions")) {
      return others(request);
    }
    asked = await request.json();
    return new Response([...chunks.map((chunk) => JSON.stringify(chunk)), "[DONE]"].map((data) => `data: ${data}\n\n`).join(""), { headers: { "Content-Type": "text/event-stream" } });
  });
  renderPage(<AssistantsPage />, { me });

  await userEvent.click(await screen.findByRole("button", { name: "Try it: Harbour" }));
  await userEvent.click(await screen.findByRole("button", { name: "Which boats came?" }));

  await screen.findByText("Twenty-five [1].");
  expect(screen.getByRole("link", { name: "leave.pdf" }).getAttribute("href")).toBe("/documents/d1?page=2");
  screen.getByText("Check important info.");
  expect(asked).toMatchObject({ model: "assistant:a1", stream: true, messages: [{ role: "user", content: "Which boats came?" }] });
});

test("a key of the assistant is shown once, with the line that calls it", async () => {
  fakeServer({
    "GET /assistants": () => page([harbour]),
    "GET /models": () => models,
    "POST /assistants/a1/keys": () => ({ status: 201, body: { id: "k1", name: "Harbour", prefix: "cdl_1", scopes: [], key: "cdl_secret" } }),
  });
  renderPage(<AssistantsPage />, { me });

  await userEvent.click(await screen.findByRole("button", { name: "Use by API: Harbour" }));
  await userEvent.click(await screen.findByRole("button", { name: "Make the key" }));

  await screen.findByText(/^curl .*\/v1\/chat\/completions .*Bearer cdl_secret.*Which boats came\?/);
});

test("who deletes an assistant reads which keys stop working", async () => {
  const seen = fakeServer({
    "GET /assistants": () => page([harbour]),
    "GET /models": () => models,
    "GET /assistants/a1/keys": () => page([{ id: "k1", name: "Intranet", prefix: "cdl_1", ownerName: "Bo", createdAt: "2026-11-27T10:00:00Z" }]),
    "DELETE /assistants/a1": () => ({}),
  });
  renderPage(<AssistantsPage />, { me });

  await userEvent.click(await screen.findByRole("button", { name: "Actions: Harbour" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Delete" }));
  await screen.findByText("1 key calls it and stops working:");
  screen.getByText("Intranet (cdl_1…), Bo");
  await userEvent.click(screen.getByRole("button", { name: "Delete" }));

  await vi.waitFor(() => expect(seen).toContain("DELETE /assistants/a1"));
});
