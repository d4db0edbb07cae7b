import optimizeLocales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { beforePaint } from "./build/before-paint.ts";
import { compiledCatalogues } from "./build/catalogues.ts";
import { contentSecurityPolicy } from "./build/content-security-policy.ts";
import { firstLoadChunk } from "./build/first-load.ts";
import { layerOrder } from "./build/layer-order.ts";

const api = process.env.DAYBOOK_API ?? "http://127.0.0.1:8787";

export default defineConfig({
  plugins: [
    react(),
    {
      ...optimizeLocales.vite({ locales: ["en-US", "de-DE", "fr-FR", "es-ES", "pt-PT", "ja-JP", "ar-AE"] }),
      enforce: "pre",
    },
    compiledCatalogues(),
    beforePaint(),
    contentSecurityPolicy(),
    layerOrder(),
  ],
  build: {
    outDir: "dist",
    target: ["chrome123", "edge123", "safari17.5", "firefox128"],
    // Vite's own default would polyfill light-dark() and break nested color-scheme.
    cssTarget: ["chrome123", "edge123", "safari17.5", "firefox128"],
    // data: addresses would need exceptions in the policy, and cost bytes that are rarely needed.
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: [firstLoadChunk()] } } },
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    proxy: {
      "/v1": { target: api, ws: true },
      "/calendar": api,
      "/healthz": api,
      "/.well-known/jwks.json": api,
    },
  },
});
