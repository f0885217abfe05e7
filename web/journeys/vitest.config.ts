import { defineConfig } from "vitest/config";

/** The journeys: the built product from outside, as people meet it. Two at a time, because each may start a server, and waits for it more than it works. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["*.journey.ts"],
    environment: "node",
    globals: true,
    globalSetup: ["shared.ts"],
    maxWorkers: 2,
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
});
