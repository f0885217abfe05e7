import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { administrator, someone } from "@/testing/people";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import { answers, builtIn, lab, large, offer, small, vectors } from "./models.fixture";
import { ModelsPage } from "./ModelsPage";

const me = administrator();

async function button(name: string | RegExp): Promise<void> {
  await userEvent.click(await screen.findByRole("button", { name }));
}

test("without a connection the page offers to choose a provider, or Ollama on this machine", async () => {
  let kept: unknown;
  fakeServer({
    ...answers({ connections: [builtIn], models: [vectors] }),
    "POST /models/connections": (body) => {
      kept = body;
      return { status: 201, body: { ...lab, provider: "ollama", name: "Ollama" } };
    },
    "POST /models/connections/c1/offers": () => page([]),
  });
  renderPage(<ModelsPage />, { me });

  await screen.findByText("No provider is connected yet");
  await button("Ollama on this machine");
  const form = within(await screen.findByRole("dialog"));
  expect(await form.findByDisplayValue("http://localhost:11434/v1")).toBeTruthy();
  await userEvent.click(form.getByRole("button", { name: "Connect" }));

  await waitFor(() => expect(kept).toEqual({ provider: "ollama", scope: "team", name: "Ollama", base: "http://localhost:11434/v1", key: "" }));
  await screen.findByText("The provider lists no models. Enter one by hand.");
});

test("choosing a provider fills in its address and says where a key is made", async () => {
  fakeServer({ ...answers(), "POST /models/connections": () => ({ status: 400, body: { detail: "no", errors: [{ field: "key", message: "OpenAI needs an API key" }] } }) });
  renderPage(<ModelsPage />, { me });

  await button("Add connection");
  const form = within(await screen.findByRole("dialog"));
  await userEvent.click(await form.findByRole("combobox", { name: "Provider" }));
  await userEvent.click(await screen.findByRole("option", { name: "Ollama" }));
  form.getByDisplayValue("http://localhost:11434/v1");
  await userEvent.click(form.getByRole("combobox", { name: "Provider" }));
  await userEvent.click(await screen.findByRole("option", { name: "OpenAI" }));
  form.getByDisplayValue("https://api.openai.com/v1");
  expect(form.getByRole("link", { name: "Where to get one" }).getAttribute("href")).toBe("https://platform.openai.com/api-keys");
  await userEvent.click(form.getByRole("button", { name: "Connect" }));

  await form.findByText("OpenAI needs an API key");
});

test("a test says how long it took, or why it does not work", async () => {
  let connection = lab;
  fakeServer({
    ...answers(),
    "GET /models/connections": () => page([builtIn, connection]),
    "POST /models/connections/c1/test": () => {
      const failed = connection.status === "connected";
      connection = failed ? { ...lab, status: "error", lastError: "OpenAI answered 401. Enter the API key again." } : { ...lab, status: "connected", latencyMillis: 120, lastCheckedAt: "2026-01-01T00:00:00Z" };
      return { body: { success: !failed, latencyMillis: 120 } };
    },
  });
  renderPage(<ModelsPage />, { me });

  await screen.findByText("Not tested yet");
  await button("Test Lab");
  await screen.findByText("It works: answered in 120 ms");
  await screen.findAllByText("Connected");
  await button("Test Lab");
  await screen.findByText("OpenAI answered 401. Enter the API key again.");
});

test("models of a provider are chosen, and with the first language model goes one for embeddings", async () => {
  let kept: unknown;
  const offers = [
    offer("gpt-5-mini", { contextSize: 400000, inputPrice: 0.25, outputPrice: 2, pricedAt: "2025-11-30", capabilities: ["vision"] }),
    offer("text-embedding-3-small", { type: "embeddings", suggested: true }),
    offer("gpt-4o", { added: false }),
  ];
  fakeServer({
    ...answers({ models: [vectors] }),
    "POST /models/connections/c1/offers": () => page(offers),
    "POST /models/connections/c1/models": (body) => {
      kept = body;
      return { status: 201, body: { items: [] } };
    },
  });
  renderPage(<ModelsPage />, { me });

  await button("Add models of Lab");
  await userEvent.click(await screen.findByRole("checkbox", { name: /gpt-5-mini/ }));
  await screen.findByText(/text-embedding-3-small goes along/);
  await screen.findByText(/Prices in US dollars as they were on Nov 30, 2025.*the price that stands with a model is the one that counts/);
  await button("Add 2 models");

  await screen.findByText("2 models added");
  expect(kept).toMatchObject({ models: [{ name: "gpt-5-mini", type: "llm", contextSize: 400000, inputPrice: 0.25, outputPrice: 2, capabilities: ["vision"] }, { name: "text-embedding-3-small", type: "embeddings" }] });
});

test("what a provider does not list for want of an answer is told, and entered by hand", async () => {
  let kept: unknown;
  fakeServer({
    ...answers(),
    "POST /models/connections/c1/offers": () => ({ status: 502, body: { detail: "Nothing listens at localhost:11434." } }),
    "POST /models/connections/c1/models": (body) => {
      kept = body;
      return { status: 201, body: { items: [] } };
    },
  });
  renderPage(<ModelsPage />, { me });

  await button("Add models of Lab");
  await screen.findByText("Nothing listens at localhost:11434.");
  await button("Enter one by hand");
  const form = within(await screen.findByRole("dialog", { name: "New model of Lab" }));
  await userEvent.type(form.getByRole("textbox", { name: /^Name/ }), "mine");
  await userEvent.type(form.getByRole("textbox", { name: "Price out" }), "0");
  await userEvent.click(form.getByRole("button", { name: "Save" }));

  await waitFor(() => expect(kept).toMatchObject({ models: [{ name: "mine", type: "llm", inputPrice: null, outputPrice: 0, contextSize: null }] }));
});

test("a model is switched off, and one that is used is not deleted", async () => {
  let switched: unknown;
  fakeServer({
    ...answers(),
    "PUT /models/m1/enabled": (body) => {
      switched = body;
      return { body: small };
    },
    "DELETE /models/m1": () => ({ status: 409, body: { detail: "This is still used: small by the assistant Helpdesk." } }),
  });
  renderPage(<ModelsPage />, { me });

  await userEvent.click(await screen.findByRole("switch", { name: "small may be called" }));
  await waitFor(() => expect(switched).toEqual({ enabled: false }));
  await button("Delete small");
  await button("Delete");
  await screen.findByText(/the assistant Helpdesk/);
});

test("the team's preferences are put in order", async () => {
  let kept: unknown;
  fakeServer({
    ...answers(),
    "GET /models/routing": () => ({ body: { policy: "failover", order: [small.id] } }),
    "PUT /models/routing": (body) => {
      kept = body;
      return { body };
    },
  });
  renderPage(<ModelsPage />, { me });

  await userEvent.click(await screen.findByRole("combobox", { name: "Add a model" }));
  await userEvent.click(await screen.findByRole("option", { name: "large" }));
  await button("Move large up");
  await button("Save");

  await waitFor(() => expect(kept).toEqual({ policy: "failover", order: [large.id, small.id] }));
});

test("who only calls models sees them, without what is not theirs to change", async () => {
  const theirs = { ...lab, writable: false, lastFour: null };
  fakeServer(answers({ connections: [builtIn, theirs], models: [vectors, { ...small, writable: false }] }));
  renderPage(<ModelsPage />, { me: someone({ permissions: ["model:use"] }) });

  await screen.findByText("$0.25 in · $2.00 out");
  expect(screen.queryByRole("button", { name: "Test Lab" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Change small" })).toBeNull();
  expect(screen.getByRole("switch", { name: "small may be called" }).hasAttribute("disabled")).toBe(true);
  expect((await screen.findByRole("combobox", { name: "How a model is chosen" })).hasAttribute("disabled")).toBe(true);
});
