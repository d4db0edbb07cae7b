import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Received {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  text: string;
  // What a program reads of it.
  // biome-ignore lint/suspicious/noExplicitAny: it is judged by the tests
  json: any;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** How it answers from now on; 204 at first. */
  answer(how: (request: Received, response: ServerResponse) => void): void;
  close(): Promise<void>;
}

/** A real server that webhooks are sent to. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const well = (_: Received, response: ServerResponse) => void response.writeHead(204).end();
  let answer: (request: Received, response: ServerResponse) => void = well;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const text = Buffer.concat(parts).toString();
      const { method = "", url = "", headers } = request;
      const one: Received = { method, path: url, headers, text, json: JSON.parse(text || "null") };
      received.push(one);
      answer(one, response);
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    answer: (how) => {
      answer = how;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

export const answering =
  (status: number, headers: Record<string, string> = {}, body = "") =>
  (_: Received, response: ServerResponse): void =>
    void response.writeHead(status, headers).end(body);
