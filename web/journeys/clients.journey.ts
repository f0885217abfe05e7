import { rmSync } from "node:fs";
import OpenAI from "openai";
import { WITH_ADMINISTRATOR } from "./support/administrator";
import { freshFolder } from "./support/folder";
import { Person } from "./support/person";
import { Provider, SAID } from "./support/provider";
import { clear, Server } from "./support/server";

const KEY = "sk-of-the-journey-0816";
const folder = freshFolder("clients");
let provider: Provider;
let server: Server;
let base: string;
let key: string;
let client: OpenAI;

beforeAll(async () => {
  [provider, server] = await Promise.all([Provider.start(KEY), Server.start(folder, WITH_ADMINISTRATOR)]);
  const ana = await Person.signIn(server.place.port);
  const connection = await ana.call<{ id: string }>("POST", "/models/connections", { provider: "compatible", scope: "team", name: "Lab", base: provider.address, key: KEY });
  const models = [
    { name: "gpt-5-mini", type: "llm", inputPrice: 0.25, outputPrice: 2, capabilities: ["tool_use"] },
    { name: "text-embedding-3-small", type: "embeddings", inputPrice: 0.02, outputPrice: 0 },
  ];
  await ana.call("POST", `/models/connections/${connection.id}/models`, { models });
  key = await keyFor(ana, "model:use");
  base = `http://127.0.0.1:${server.place.port}/v1`;
  client = new OpenAI({ baseURL: base, apiKey: key, maxRetries: 0 });
});

afterAll(async () => {
  await server.interrupt();
  await provider.close();
  clear(server.place.data);
  rmSync(folder, { recursive: true });
});

async function keyFor(person: Person, scope: string): Promise<string> {
  return (await person.call<{ key: string }>("POST", "/api-keys", { name: scope, scopes: [scope] })).key;
}

const question = (content = "How many boats?") => ({ model: "gpt-5-mini", messages: [{ role: "user" as const, content }] });

test("aChatComesWhole", async () => {
  const answer = await client.chat.completions.create(question());
  expect(answer.choices[0]?.message.content).toBe(SAID);
  expect(answer.usage?.total_tokens).toBe(17);
});

test("aChatComesInPieces", async () => {
  const pieces: string[] = [];
  for await (const chunk of await client.chat.completions.create({ ...question(), stream: true })) {
    pieces.push(chunk.choices[0]?.delta.content ?? "");
  }
  expect(pieces.length).toBeGreaterThan(3);
  expect(pieces.join("")).toBe(SAID);
});

test("aToolIsCalled", async () => {
  const tools = [{ type: "function" as const, function: { name: "count_boats", parameters: { type: "object", properties: { port: { type: "string" } } } } }];
  const answer = await client.chat.completions.create({ ...question(), tools });
  const call = answer.choices[0]?.message.tool_calls?.[0];
  expect(call?.type === "function" && [call.function.name, JSON.parse(call.function.arguments)]).toEqual(["count_boats", { port: "Hoi An" }]);
});

test("anAnswerHasTheShapeOfASchema", async () => {
  const schema = { type: "object", properties: { boats: { type: "integer" } }, required: ["boats"], additionalProperties: false };
  const answer = await client.chat.completions.parse({ ...question(), response_format: { type: "json_schema", json_schema: { name: "answer", strict: true, schema } } });
  expect(answer.choices[0]?.message.parsed).toEqual({ boats: 3 });
});

test("aResponseComesOfAModelThatOnlyChats", async () => {
  const whole = await client.responses.create({ model: "gpt-5-mini", input: "How many boats?" });
  expect(whole.output_text).toBe(SAID);
  let said = "";
  for await (const event of await client.responses.create({ model: "gpt-5-mini", input: "How many boats?", stream: true })) {
    said += event.type === "response.output_text.delta" ? event.delta : "";
  }
  expect(said).toBe(SAID);
});

test("embeddingsComeOfAProviderAndOfTheBuiltInModel", async () => {
  const far = await client.embeddings.create({ model: "text-embedding-3-small", input: "boats", encoding_format: "float" });
  expect(far.data[0]?.embedding).toEqual([0.5, 0.25]);
  const near = await client.embeddings.create({ model: "all-minilm-l6-v2", input: ["boats", "harbours"] });
  expect(near.data.map(({ embedding }) => embedding.length)).toEqual([384, 384]);
});

test("modelsAreListedAndOneIsShown", async () => {
  const names: string[] = [];
  for await (const { id } of client.models.list()) {
    names.push(id);
  }
  expect(names).toEqual(expect.arrayContaining(["all-minilm-l6-v2", "gpt-5-mini", "text-embedding-3-small"]));
  expect((await client.models.retrieve("gpt-5-mini")).id).toBe("gpt-5-mini");
});

test("errorsHaveTheClassesThatTheClientKnows", async () => {
  const failing = (status: number) => client.chat.completions.create(question(`fail:${status}`));
  const ana = await Person.signIn(server.place.port);
  const stranger = new OpenAI({ baseURL: base, apiKey: "sk-nobody", maxRetries: 0 });
  const reader = new OpenAI({ baseURL: base, apiKey: await keyFor(ana, "query:read"), maxRetries: 0 });
  const found = await Promise.all(
    [
      stranger.chat.completions.create(question()),
      reader.chat.completions.create(question()),
      client.chat.completions.create({ ...question(), n: -1 }),
      client.chat.completions.create({ ...question(), model: "nothing" }),
      client.completions.create({ model: "gpt-5-mini", prompt: "How many boats?" }),
      failing(429),
      failing(500),
    ].map((call: Promise<unknown>) => call.then(() => null, (error: unknown) => error)),
  );
  const classes = [OpenAI.AuthenticationError, OpenAI.PermissionDeniedError, OpenAI.BadRequestError, OpenAI.NotFoundError, OpenAI.NotFoundError, OpenAI.RateLimitError, OpenAI.InternalServerError];
  found.forEach((error, place) => expect(error).toBeInstanceOf(classes[place]));
  expect(found.map((error) => (error as InstanceType<typeof OpenAI.APIError>).code)).toEqual(["invalid_api_key", expect.any(String), "invalid_request", "model_not_found", "unknown_url", "rate_limit_exceeded", "upstream"]);
});
