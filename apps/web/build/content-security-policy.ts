import { pageHeaders, unlistedHeaders } from "@daybook/contract/security-policy";
import type { Plugin } from "vite";

/** Cloudflare reads so many rules of a `_headers` file and drops the rest in silence. */
const MOST_RULES = 100;

/** Rules are few: these, which signed-in hosts alone load, are asked for anew each time and answered with 304. */
const CONSOLE_WORDS = /\/locales\/[\w-]+\/(console|setup)\.json$/;

const lines = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers).map(([name, value]) => `${name}: ${value}`);

/** The rules for whoever serves the files alone. `hashed` names the files that never change. */
function headersFile(hashed: readonly string[]): string {
  const rules = [
    ["/*", ...lines(pageHeaders)],
    // Their addresses are secrets.
    ["/manage/*", "! referrer-policy", ...lines(unlistedHeaders)],
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
  return {
    name: "daybook:content-security-policy",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const hashed = Object.entries(bundle).flatMap(([file, { type, ...rest }]) => {
          const modules = type === "chunk" && "moduleIds" in rest ? rest.moduleIds : [];
          return file.startsWith("assets/") && !modules.some((id) => CONSOLE_WORDS.test(id)) ? [file] : [];
        });
        this.emitFile({ type: "asset", fileName: "_headers", source: headersFile(hashed.sort()) });
        const page = bundle["index.html"];
        if (page?.type !== "asset") this.error("index.html was not built");
        this.emitFile({ type: "asset", fileName: "404.html", source: page.source });
      },
    },
  };
}
