// Builds what is deployed: the SPA, the Worker's bundle (checked, not uploaded), and the Pages Function.
import "./local/require-node.mjs";

const { build } = await import("./build/run.ts");
process.exitCode = await build();
