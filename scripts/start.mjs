// The whole of Daybook on this machine: `npx -y pnpm@12 start [--port N] [--fresh]`.
import "./local/require-node.mjs";

const { main } = await import("./local/start.ts");
await main(process.argv.slice(2));
