// Pictures of every screen of the Daybook that runs from this clone: `npx -y pnpm@12 screens [--write] [--only NAME]`.
import "./local/require-node.mjs";

const { main } = await import("./screens/run.ts");
process.exitCode = await main(process.argv.slice(2));
