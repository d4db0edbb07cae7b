// The process of `start` and `dev` in which the services stand in by which one can sign in. Its arguments: ports and
// origins as JSON. What is printed is one line when they answer.
import { startProviders } from "./emulated-providers.ts";

const [ports = "{}", origins = "[]"] = process.argv.slice(2);
const providers = await startProviders(JSON.parse(ports), JSON.parse(origins));
console.log("ready");
for (const signal of ["SIGTERM", "SIGINT"] as const)
  process.once(signal, () => void providers.stop().then(() => process.exit(0)));
