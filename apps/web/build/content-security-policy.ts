import { createHash } from "node:crypto";
import type { Plugin } from "vite";

/**
 * React Aria keeps a page behind an overlay from scrolling on iOS with this style element (usePreventScroll, 3.53).
 * If a later version words it differently, only that nicety is lost.
 */
const scrollStyle = "@layer {\n  * {\n    overscroll-behavior: contain;\n  }\n}";

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Everything from our own origin, and the inline script of index.html by its hash. */
function policyFor(inlineScripts: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...inlineScripts.map(hashOf)].join(" ")}`,
    `style-src 'self' ${hashOf(scrollStyle)}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join("; ");
}

/** Cloudflare reads so many rules of a `_headers` file and drops the rest in silence. */
const MOST_RULES = 100;

/** Rules are few: these, which signed-in hosts alone load, are asked for anew each time and answered with 304. */
const CONSOLE_WORDS = /\/locales\/[\w-]+\/(console|setup)\.json$/;

/** The rules for whoever serves the files alone. `hashed` names the files that never change. */
function headersFile(policy: string, hashed: readonly string[]): string {
  const rules = [
    [
      "/*",
      `Content-Security-Policy: ${policy}`,
      "X-Content-Type-Options: nosniff",
      "Referrer-Policy: strict-origin-when-cross-origin",
      "Permissions-Policy: camera=(), microphone=(), geolocation=()",
    ],
    // Their addresses are secrets.
    ["/manage/*", "! Referrer-Policy", "Referrer-Policy: no-referrer"],
    ["/fonts/*", "Cache-Control: public, max-age=604800"],
    // Each by its name: under /assets/* a 404, met while a deploy spreads, would be kept for a year.
    ...hashed.map((file) => [`/${file}`, "Cache-Control: public, max-age=31536000, immutable"]),
  ];
  if (rules.length > MOST_RULES) throw new Error(`_headers has ${rules.length} rules; ${MOST_RULES} are read`);
  return `${rules.map((rule) => rule.join("\n  ")).join("\n")}\n`;
}

/**
 * Writes `_headers` beside index.html, for whoever serves the files alone (the Worker makes its own policy), and the
 * same page once more as 404.html: with it, Cloudflare Pages answers 404 and not 200 where there is no file.
 */
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
      handler(_, bundle) {
        const hashed = Object.entries(bundle).flatMap(([file, { type, ...rest }]) => {
          const modules = type === "chunk" && "moduleIds" in rest ? rest.moduleIds : [];
          return file.startsWith("assets/") && !modules.some((id) => CONSOLE_WORDS.test(id)) ? [file] : [];
        });
        this.emitFile({ type: "asset", fileName: "_headers", source: headersFile(policy, hashed.sort()) });
        const page = bundle["index.html"];
        if (page?.type !== "asset") this.error("index.html was not built");
        this.emitFile({ type: "asset", fileName: "404.html", source: page.source });
      },
    },
  };
}
