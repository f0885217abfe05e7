import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Where `npm run dev` finds the server. */
const SERVER = process.env["CANDELA_DEV_SERVER"] ?? "http://127.0.0.1:8080";

/** What pdf.js fetches when a PDF needs it: fonts that are not in the file, tables of East Asian letters, readers of scanned pictures. */
function pdfData(): Plugin {
  const home = fileURLToPath(new URL("./node_modules/pdfjs-dist/", import.meta.url));
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string };
  const needed = (name: string) => !name.endsWith(".wasm") && !name.startsWith("quickjs");
  return {
    name: "pdf-data",
    apply: "build",
    generateBundle() {
      for (const folder of ["cmaps", "standard_fonts", "wasm"]) {
        for (const name of readdirSync(join(home, folder)).filter(needed)) {
          this.emitFile({ type: "asset", fileName: `assets/pdfjs-${version}/${folder}/${name}`, source: readFileSync(join(home, folder, name)) });
        }
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), pdfData()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  server: { proxy: { "/api": SERVER } },
  preview: { proxy: { "/api": SERVER } },
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  test: {
    environment: "jsdom",
    testTimeout: 30_000,
    // One process for all files: loading Mantine anew for each costs more than the tests. setup.ts leaves nothing behind.
    isolate: false,
    globals: true,
    setupFiles: ["src/testing/setup.ts"],
    unstubGlobals: true,
    css: false,
  },
});
