import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

const MODELS = ["gpt-5-mini", "gpt-5-nano", "text-embedding-3-small", "whisper-1"].map((id) => ({ id, object: "model" }));

/** A provider of models on this machine, which answers as OpenAI does. */
export class Provider {
  private constructor(
    private readonly http: Server,
    readonly key: string,
  ) {
    http.on("request", (request, response) => {
      const known = request.headers.authorization === `Bearer ${key}`;
      response.writeHead(known ? 200 : 401, { "content-type": "application/json" });
      response.end(JSON.stringify(known ? { object: "list", data: MODELS } : { error: { message: "Incorrect API key provided.", code: "invalid_api_key" } }));
    });
  }

  static async start(key: string): Promise<Provider> {
    const http = createServer().listen(0, "127.0.0.1");
    await once(http, "listening");
    return new Provider(http, key);
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
