import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { minifySync, type Plugin } from "vite";

const PUBLIC_PART = /\/packages\/words\/locales\/([\w-]+)\/public\.json$/;
const PLACEHOLDER = "<!-- before paint -->";
const DEV_ADDRESS = "/before-paint.js";

const source = (catalogues: Record<string, string>): string =>
  readFileSync(fileURLToPath(new URL("../before-paint.js", import.meta.url)), "utf8").replace(
    "(() => {",
    () => `(() => {\n  const catalogues = ${JSON.stringify(catalogues)};`,
  );

/**
 * The script that runs before the first paint, as a file of its own: the policy of our pages has no place for one in
 * their HTML. It is told which file has the public words of each language.
 */
export function beforePaint(): Plugin {
  let built = { fileName: "", text: "" };
  return {
    name: "daybook:before-paint",
    configureServer(server) {
      server.middlewares.use(DEV_ADDRESS, (_, answer) => {
        answer.setHeader("content-type", "text/javascript").end(source({}));
      });
    },
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle }) {
        const files = Object.values(bundle ?? {}).flatMap((file) => {
          if (file.type !== "chunk") return [];
          const language = file.moduleIds.map((id) => PUBLIC_PART.exec(id)?.[1]).find((found) => found !== undefined);
          return language ? [[language, `/${file.fileName}`] as const] : [];
        });
        if (bundle && files.length === 0) throw new Error("No language has words of its own in the build");
        if (!html.includes(PLACEHOLDER)) throw new Error(`index.html has no ${PLACEHOLDER}`);
        if (!bundle) return html.replace(PLACEHOLDER, `<script src="${DEV_ADDRESS}"></script>`);
        const text = minifySync("before-paint.js", source(Object.fromEntries(files.sort()))).code;
        const name = createHash("sha256").update(text).digest("base64url").slice(0, 8);
        built = { fileName: `assets/before-paint-${name}.js`, text };
        return html.replace(PLACEHOLDER, `<script src="/${built.fileName}"></script>`);
      },
    },
    generateBundle: {
      order: "post",
      handler() {
        if (built.fileName === "") this.error("index.html was not built");
        this.emitFile({ type: "asset", fileName: built.fileName, source: built.text });
      },
    },
  };
}
