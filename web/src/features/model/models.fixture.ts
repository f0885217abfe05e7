import type { Connection, Model, Offer, Provider } from "./api";
import { page } from "@/testing/server";

export const openai: Provider = {
  id: "openai",
  label: "OpenAI",
  baseUrl: "https://api.openai.com/v1",
  keyNeeded: true,
  keyAt: "https://platform.openai.com/api-keys",
  advice: "Make a project key.",
};

export const ollama: Provider = { id: "ollama", label: "Ollama", baseUrl: "http://localhost:11434/v1", keyNeeded: false, keyAt: "", advice: "On your own machines." };

export const builtIn: Connection = {
  id: "c0",
  provider: "built_in",
  providerLabel: "Built in",
  scope: "system",
  name: "Built in",
  base: "candela:built-in",
  hasKey: false,
  status: "connected",
  builtIn: true,
  writable: false,
  createdAt: "2026-01-01T00:00:00Z",
};

export const lab: Connection = {
  ...builtIn,
  id: "c1",
  provider: "openai",
  providerLabel: "OpenAI",
  scope: "team",
  name: "Lab",
  base: "https://api.openai.com/v1",
  hasKey: true,
  lastFour: "4711",
  status: "disconnected",
  builtIn: false,
  writable: true,
};

export const vectors: Model = {
  id: "m0",
  connection: "c0",
  connectionName: "Built in",
  provider: "built_in",
  scope: "system",
  name: "all-minilm-l6-v2",
  upstream: "all-MiniLM-L6-v2",
  type: "embeddings",
  contextSize: 254,
  dimension: 384,
  priceUnit: "tokens",
  inputPrice: 0,
  capabilities: [],
  enabled: true,
  builtIn: true,
  writable: false,
  createdAt: "2026-01-01T00:00:00Z",
};

export const small: Model = {
  ...vectors,
  id: "m1",
  connection: "c1",
  connectionName: "Lab",
  provider: "openai",
  scope: "team",
  name: "small",
  upstream: "gpt-5-mini",
  type: "llm",
  contextSize: 400000,
  dimension: null,
  inputPrice: 0.25,
  outputPrice: 2,
  capabilities: ["tool_use", "vision"],
  builtIn: false,
  writable: true,
};

export const large: Model = { ...small, id: "m2", name: "large", upstream: "gpt-5", inputPrice: null, outputPrice: null, capabilities: [] };

export const painter: Model = { ...small, id: "m3", name: "painter", upstream: "painter-1", type: "image", contextSize: null, priceUnit: "images", inputPrice: null, outputPrice: 0.04, capabilities: [] };
export const voice: Model = { ...painter, id: "m4", name: "voice", upstream: "voice-1", type: "text_to_speech", priceUnit: "characters", inputPrice: 15, outputPrice: null };

export function offer(name: string, change: Partial<Offer> = {}): Offer {
  return { name, type: "llm", priceUnit: "tokens", capabilities: [], added: false, suggested: false, ...change };
}

export function answers({ connections = [builtIn, lab], models = [vectors, small, large] }: { connections?: Connection[]; models?: Model[] } = {}) {
  return {
    "GET /models/connections": () => page(connections),
    "GET /models/providers": () => page([openai, ollama]),
    "GET /models": () => page(models),
    "GET /models/routing": () => ({ body: { policy: "manual", order: [] as string[] } }),
  };
}
