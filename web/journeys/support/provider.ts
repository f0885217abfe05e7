import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { AddressInfo } from "node:net";

const MODELS = ["gpt-5-mini", "gpt-5-nano", "text-embedding-3-small", "whisper-1"].map((id) => ({ id, object: "model" }));
const USAGE = { prompt_tokens: 11, completion_tokens: 6, total_tokens: 17 };

/** What it says to everything; a question of one word `fail:…` makes it answer with that status. */
export const SAID = "Hello from a small boat.";

interface Asked {
  model?: string;
  stream?: boolean;
  stream_options?: { include_usage?: boolean };
  messages?: { content: unknown }[];
  tools?: { function: { name: string } }[];
  response_format?: { type: string };
}

/** A provider of models on this machine, which answers as OpenAI does. */
export class Provider {
  private constructor(
    private readonly http: Server,
    readonly key: string,
    private readonly says: string,
  ) {
    http.on("request", (request, response) => void this.answer(request, response));
  }

  /** @param says what it answers in JSON where that is asked for */
  static async start(key: string, says = '{"boats":3}'): Promise<Provider> {
    const http = createServer().listen(0, "127.0.0.1");
    await once(http, "listening");
    return new Provider(http, key, says);
  }

  get address(): string {
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}/v1`;
  }

  async close(): Promise<void> {
    this.http.close();
    this.http.closeAllConnections();
    await once(this.http, "close");
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const asked = (body === "" ? {} : JSON.parse(body)) as Asked;
    const failing = /fail:(\d+)/.exec(JSON.stringify(asked.messages ?? ""));
    if (request.headers.authorization !== `Bearer ${this.key}`) {
      send(response, 401, { error: { message: "Incorrect API key provided.", code: "invalid_api_key" } });
    } else if (failing) {
      send(response, Number(failing[1]), { error: { message: "As you wish.", type: "error", param: null, code: null } });
    } else if (request.url?.endsWith("/embeddings")) {
      send(response, 200, { object: "list", model: asked.model, data: [{ object: "embedding", index: 0, embedding: [0.5, 0.25] }], usage: { prompt_tokens: 3, total_tokens: 3 } });
    } else if (!request.url?.endsWith("/chat/completions")) {
      send(response, 200, { object: "list", data: MODELS });
    } else if (asked.stream) {
      stream(response, asked);
    } else {
      send(response, 200, { ...frame("chat.completion"), choices: [choice(asked, this.says)], usage: USAGE });
    }
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function frame(object: string) {
  return { id: "chatcmpl-1", object, created: 1, model: "gpt-5-mini" };
}

function choice({ tools, response_format }: Asked, says: string) {
  if (tools?.[0]) {
    const call = { id: "call_1", type: "function", function: { name: tools[0].function.name, arguments: '{"port":"Hoi An"}' } };
    return { index: 0, message: { role: "assistant", content: null, tool_calls: [call] }, finish_reason: "tool_calls" };
  }
  const content = response_format?.type === "json_schema" ? says : SAID;
  return { index: 0, message: { role: "assistant", content }, finish_reason: "stop" };
}

/** Word by word. */
function stream(response: ServerResponse, { stream_options }: Asked): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
  const event = (data: object) => response.write(`data: ${JSON.stringify({ ...frame("chat.completion.chunk"), ...data })}\n\n`);
  for (const content of SAID.split(/(?<= )/)) {
    event({ choices: [{ index: 0, delta: { content }, finish_reason: null }] });
  }
  event({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] });
  if (stream_options?.include_usage) {
    event({ choices: [], usage: USAGE });
  }
  response.end("data: [DONE]\n\n");
}
