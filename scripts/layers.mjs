// Who may import whom, which names say something, how long a file may be. See docs/decisions/0013-layers.md.
import { fileURLToPath } from "node:url";
import "./local/require-node.mjs";

const { checkLayers } = await import("./layers/check.ts");
const { files, errors, warnings } = checkLayers(fileURLToPath(new URL("..", import.meta.url)));
for (const [kind, findings] of Object.entries({ warning: warnings, "error  ": errors }))
  for (const { path, line, message } of findings) console.log(`${kind} ${path}${line ? `:${line}` : ""}  ${message}`);
console.log(`${files} files, ${errors.length} errors, ${warnings.length} warnings`);
process.exitCode = errors.length > 0 || files === 0 ? 1 : 0;
