import { fileURLToPath } from "node:url";
import { type Child, startChild } from "./children.ts";
import { type Emulated, emulated, providerVars } from "./emulated-providers.ts";
import { Failure } from "./failure.ts";
import { places } from "./house.ts";
import { freePort, isPortFree } from "./ports.ts";
import type { Shutdown } from "./shutdown.ts";

/** Ports behind the product's, where they are free: who is linked stays linked from one start to the next. */
async function portsAfter(port: number): Promise<Record<Emulated, number>> {
  const found = {} as Record<Emulated, number>;
  for (const [at, service] of emulated.entries()) {
    const wanted = port + 1 + at;
    found[service] = wanted < 65_536 && (await isPortFree(wanted)) ? wanted : await freePort();
  }
  return found;
}

async function answering(child: Child): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!child.tail().includes("ready")) {
    if (!child.running() || Date.now() > deadline)
      throw new Failure(`The services to sign in by did not start:\n${child.tail(10)}`);
    await new Promise((next) => setTimeout(next, 50));
  }
}

/** Stand-ins for Google, Microsoft, GitHub and a company's own; answers the settings with which a Worker offers them. */
export async function keepProviders(
  port: number,
  origins: string[],
  shutdown: Shutdown,
): Promise<Record<string, string>> {
  const ports = await portsAfter(port);
  const script = fileURLToPath(new URL("emulate.ts", import.meta.url));
  const args = ["--no-warnings", script, JSON.stringify(ports), JSON.stringify(origins)];
  const child = await startChild("providers", process.execPath, args, { log: `${places.logs}/providers.log` });
  shutdown.atEnd(async () => {
    await child.stop();
  });
  await answering(child);
  const urls = Object.fromEntries(emulated.map((one) => [one, `http://127.0.0.1:${ports[one]}`]));
  return providerVars(urls as Record<Emulated, string>);
}
