import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

const MODELS = ["gpt-5-mini", "gpt-5-nano", "text-embedding-3-small", "whisper-1"].map((id) => ({ id, object: "model" }));

const said = (content: string) => ({
  id: "chatcmpl-1",
  object: "chat.completion",
  created: 1,
  model: "gpt-5-mini",
  choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }],
  usage: { prompt_tokens: 11, completion_tokens: 6, total_tokens: 17 },
});

/** A provider of models on this machine, which answers as OpenAI does. */
export class Provider {
  private constructor(
    private readonly http: Server,
    readonly key: string,
    says: string,
  ) {
    http.on("request", (request, response) => {
      const known = request.headers.authorization === `Bearer ${key}`;
      response.writeHead(known ? 200 : 401, { "content-type": "application/json" });
      const answer = request.url?.endsWith("/chat/completions") ? said(says) : { object: "list", data: MODELS };
      response.end(JSON.stringify(known ? answer : { error: { message: "Incorrect API key provided.", code: "invalid_api_key" } }));
    });
  }

  /** @param says what its models answer, whatever they are asked */
  static async start(key: string, says = "Hello from a small boat."): Promise<Provider> {
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
}
