import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

export interface OddReceiver {
  url: string;
  requests: { path: string; method: string; headers: IncomingMessage["headers"]; body: string }[];
  /** What it does with a request, in place of answering 200. */
  answer: RequestListener;
  close(): Promise<void>;
}

/** A receiver on this machine that does whatever it is told. */
export async function oddReceiver(): Promise<OddReceiver> {
  const state: Omit<OddReceiver, "url" | "close"> = { requests: [], answer: (_, response) => void response.end("ok") };
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    const { url: path = "", method = "", headers } = request;
    state.requests.push({ path, method, headers, body });
    state.answer(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return Object.assign(state, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  });
}
