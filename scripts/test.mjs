// Everything that is checked, in one command: `npx -y pnpm@12 test`, or `… test integration` for one stage.
import "./local/require-node.mjs";

const { runTests } = await import("./test/run.ts");
process.exitCode = await runTests(process.argv.slice(2));
