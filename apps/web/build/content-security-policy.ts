import { createHash } from "node:crypto";
import type { Plugin } from "vite";

/**
 * React Aria keeps a page behind an overlay from scrolling on iOS with this style element (usePreventScroll, 3.53).
 * If a later version words it differently, only that nicety is lost.
 */
const scrollStyle = "@layer {\n  * {\n    overscroll-behavior: contain;\n  }\n}";

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Everything from our own origin, and the inline script of index.html by its hash. */
export function policyFor(inlineScripts: readonly string[]): string {
  return [
    "default-src 'self'",
    `script-src ${["'self'", ...inlineScripts.map(hashOf)].join(" ")}`,
    `style-src 'self' ${hashOf(scrollStyle)}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join("; ");
}

/** Writes `_headers` beside index.html, for whoever serves the files alone; the Worker makes its own policy. */
export function contentSecurityPolicy(): Plugin {
  let policy = "";
  return {
    name: "daybook:content-security-policy",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html) {
        const inline = [...html.matchAll(/<script(?<attributes>[^>]*)>(?<text>.*?)<\/script>/gs)]
          .filter(({ groups }) => !/\bsrc=/.test(groups?.attributes ?? ""))
          .map(({ groups }) => groups?.text ?? "");
        policy = policyFor(inline);
      },
    },
    generateBundle: {
      order: "post",
      handler() {
        this.emitFile({
          type: "asset",
          fileName: "_headers",
          source: [
            "/*",
            `  Content-Security-Policy: ${policy}`,
            "  X-Content-Type-Options: nosniff",
            "  Referrer-Policy: strict-origin-when-cross-origin",
            "/assets/*",
            "  Cache-Control: public, max-age=31536000, immutable",
            "/fonts/*",
            "  Cache-Control: public, max-age=604800",
            "",
          ].join("\n"),
        });
      },
    },
  };
}
