import type { Plugin } from "vite";

const PUBLIC_PART = /\/packages\/words\/locales\/([\w-]+)\/public\.json$/;
const PLACEHOLDER = "{/* catalogues */}";

/**
 * Tells the inline script of index.html which file has the public words of each language, so that it can fetch the
 * reader's beside the scripts and not after them.
 */
export function languagePreload(): Plugin {
  return {
    name: "daybook:language-preload",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle }) {
        const files = Object.values(bundle ?? {}).flatMap((file) => {
          if (file.type !== "chunk") return [];
          const language = file.moduleIds.map((id) => PUBLIC_PART.exec(id)?.[1]).find((found) => found !== undefined);
          return language ? [[language, `/${file.fileName}`] as const] : [];
        });
        if (bundle && files.length === 0) throw new Error("No language has words of its own in the build");
        return html.replace(PLACEHOLDER, JSON.stringify(Object.fromEntries(files.sort())));
      },
    },
  };
}
