// Daybook for working on it: `npx -y pnpm@12 dev [--port N] [--api-port N]`.
import "./local/require-node.mjs";

const { main } = await import("./local/dev.ts");
await main(process.argv.slice(2));
