import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** Where `npm run dev` finds the server. */
const SERVER = process.env["CANDELA_DEV_SERVER"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  server: { proxy: { "/api": SERVER } },
  preview: { proxy: { "/api": SERVER } },
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  test: {
    environment: "jsdom",
    // One process for all files: loading Mantine anew for each costs more than the tests. setup.ts leaves nothing behind.
    isolate: false,
    globals: true,
    setupFiles: ["src/testing/setup.ts"],
    unstubGlobals: true,
    css: false,
  },
});
