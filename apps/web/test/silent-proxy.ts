import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A line to a server whose connections can die without a word, as behind a router that has forgotten them. */
export interface SilentProxy {
  /** The same server, through the proxy. */
  origin: string;
  /** Nothing comes through the connections of this moment any more, and neither side hears that; new ones work. */
  silence(): void;
  /** Nor through new ones, until told otherwise. */
  silenceAll(isSilent: boolean): void;
  close(): Promise<void>;
}

export async function startSilentProxy(target: string): Promise<SilentProxy> {
  const { hostname, port } = new URL(target);
  const lines = new Set<{ client: Socket; server: Socket; silent: boolean }>();
  let isSilent = false;
  const listener = createServer((client) => {
    const line = { client, server: connect({ host: hostname, port: Number(port) }), silent: isSilent };
    lines.add(line);
    const { server } = line;
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      from.on("data", (chunk) => line.silent || to.write(chunk));
      from.on("error", () => {});
      from.on("close", () => line.silent || to.destroy());
    }
  });
  listener.listen(0, "127.0.0.1");
  await once(listener, "listening");
  const silence = () => {
    for (const line of lines) line.silent = true;
  };
  return {
    origin: `http://${hostname}:${(listener.address() as AddressInfo).port}`,
    silence,
    silenceAll(next) {
      isSilent = next;
      silence();
    },
    async close() {
      for (const { client, server } of lines) {
        client.destroy();
        server.destroy();
      }
      listener.close();
      await once(listener, "close");
    },
  };
}
