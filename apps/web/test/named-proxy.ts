import { createServer, type IncomingHttpHeaders, request } from "node:http";
import { type AddressInfo, connect } from "node:net";

/** The product by another name over plain http, as whoever is in the same network reaches it through a proxy. */
export async function startNamedProxy(name: string, target: string): Promise<{ origin: string; close(): void }> {
  const to = new URL(target);
  let origin = "";
  /** What the product is told of who calls: itself. */
  const asTarget = (headers: IncomingHttpHeaders): IncomingHttpHeaders => ({
    ...headers,
    host: to.host,
    ...(headers.origin === origin ? { origin: to.origin } : {}),
  });
  const server = createServer((incoming, outgoing) => {
    const { method, url: path, headers } = incoming;
    const passed = request({ host: "127.0.0.1", port: to.port, method, path, headers: asTarget(headers) }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on("error", () => outgoing.destroy());
    incoming.pipe(passed);
  });
  server.on("upgrade", (incoming, client, head) => {
    const upstream = connect(Number(to.port), "127.0.0.1", () => {
      const lines = Object.entries(asTarget(incoming.headers)).map(([header, value]) => `${header}: ${value}`);
      upstream.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    for (const side of [upstream, client]) side.on("error", () => [upstream, client].map((one) => one.destroy()));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  origin = `http://${name}:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
