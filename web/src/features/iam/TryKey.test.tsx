import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderPage } from "@/testing/render";
import { fakeServer } from "@/testing/server";
import { TryKey } from "./TryKey";

const models = { body: { object: "list", data: [{ id: "words", type: "embeddings" }, { id: "gpt-5-mini", type: "llm" }] } };

test("a new key calls a model at once, as its own line does", async () => {
  let authorization: string | null = null;
  let asked: unknown;
  fakeServer({
    "GET /v1/models": () => models,
    "POST /v1/chat/completions": (body, _, request) => {
      asked = body;
      authorization = request.headers.get("Authorization");
      return { body: { choices: [{ message: { content: "Hello to you all here." } }] }, headers: { "x-candela-overhead-ms": "0.61" } };
    },
  });
  renderPage(<TryKey secret="cdl_secret" />);

  await screen.findByText(/^curl .*\/v1\/chat\/completions .*Bearer cdl_secret.*gpt-5-mini/);
  await userEvent.click(screen.getByRole("button", { name: "Try it" }));

  await screen.findByText("Hello to you all here.");
  screen.getByText("Answered; the gateway itself took 0.61 ms");
  expect(authorization).toBe("Bearer cdl_secret");
  expect(asked).toMatchObject({ model: "gpt-5-mini", messages: [{ role: "user", content: "Say hello in five words." }] });
});

test("a refusal is shown in its own words", async () => {
  fakeServer({
    "GET /v1/models": () => models,
    "POST /v1/chat/completions": () => ({ status: 429, body: { error: { message: "The limit of 2 requests a month is used up" } } }),
  });
  renderPage(<TryKey secret="cdl_secret" />);

  await userEvent.click(await screen.findByRole("button", { name: "Try it" }));

  await screen.findByText("The limit of 2 requests a month is used up");
});

test("where no model talks, it says so", async () => {
  fakeServer({ "GET /v1/models": () => ({ body: { data: [] } }) });
  renderPage(<TryKey secret="cdl_secret" />);

  await screen.findByText("The key may call models, but none is connected yet.");
});
