import { defineConfig } from "vitest/config";

/** The journeys: the built product from outside, as people meet it. One after the other, because each may start a server. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["*.journey.ts"],
    environment: "node",
    globals: true,
    globalSetup: ["shared.ts"],
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
});
