import { rmSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { freshFolder } from "./support/folder";
import { candela } from "./support/launcher";
import { clear, Server, type Place } from "./support/server";

declare module "vitest" {
  export interface ProvidedContext {
    /** A server that waits for its first administrator. */
    shared: Place;
  }
}

/** Builds what is missing, and starts the one server that most journeys share. */
export default async function start({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = freshFolder("shared");
  const built = await candela(["build"], folder);
  if (built.code !== 0) {
    throw new Error(built.err);
  }
  const server = await Server.start(folder);
  provide("shared", server.place);
  return async () => {
    await server.interrupt();
    clear(server.place.data);
    rmSync(folder, { recursive: true });
  };
}
