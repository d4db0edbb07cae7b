import type { Plugin } from "vite";

/** Begins every stylesheet with the order of the layers, whichever is loaded first. The minifier drops it from the source. */
export function layerOrder(): Plugin {
  return {
    name: "daybook:layer-order",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        for (const file of Object.values(bundle))
          if (file.type === "asset" && file.fileName.endsWith(".css")) file.source = `@layer base,page;${file.source}`;
      },
    },
  };
}
