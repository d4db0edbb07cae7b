import { createServer } from "node:net";

/** Listens for a moment, and tells the port. Port 0 asks for any free one. */
function claim(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.unref();
    server.once("error", reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : port));
    });
  });
}

export async function isPortFree(port: number): Promise<boolean> {
  // ::1 too: "localhost" leads there first in most programs.
  for (const host of ["127.0.0.1", "0.0.0.0", "::1"]) {
    try {
      await claim(port, host);
    } catch (error) {
      if (host !== "::1" || (error as NodeJS.ErrnoException).code === "EADDRINUSE") return false;
    }
  }
  return true;
}

/** Waits for a port that something which is ending still holds. */
export async function becomesFree(port: number, patienceMs: number): Promise<boolean> {
  const deadline = Date.now() + patienceMs;
  while (!(await isPortFree(port))) {
    if (Date.now() > deadline) return false;
    await new Promise((next) => setTimeout(next, 100));
  }
  return true;
}

/** A port that was free a moment ago; whoever takes it must still cope with losing the race. */
export function freePort(): Promise<number> {
  return claim(0, "127.0.0.1");
}
