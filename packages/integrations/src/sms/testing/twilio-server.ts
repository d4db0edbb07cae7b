import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * A server of the shapes that Twilio publishes for Messages:
 * https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource and, for errors,
 * https://www.twilio.com/docs/usage/twilios-response#response-formats-exceptions.
 */
export interface TwilioServer {
  url: string;
  /** What was taken, as its form's fields. */
  texts: Record<string, string>[];
  authorizations: string[];
  paths: string[];
  /** The next request alone is answered so. */
  next(
    how:
      | "bad_number"
      | "opted_out"
      | "bad_sender"
      | "too_many"
      | "away"
      | "broken"
      | "hang_up"
      | "silence"
      | "wrong_account",
  ): void;
  close(): Promise<void>;
}

const errors = {
  bad_number: [400, 21211, "The 'To' number +15005550001 is not a valid phone number."],
  opted_out: [400, 21610, "Attempt to send to unsubscribed recipient"],
  bad_sender: [400, 21606, "The 'From' phone number provided is not a valid message-capable Twilio phone number."],
  wrong_account: [401, 20003, "Authenticate"],
  too_many: [429, 20429, "Too Many Requests"],
  away: [503, 20503, "Service Unavailable"],
  broken: [500, 20500, "Internal Server Error"],
} as const;

export async function twilioServer(): Promise<TwilioServer> {
  const [texts, authorizations, paths]: [Record<string, string>[], string[], string[]] = [[], [], []];
  let how: Parameters<TwilioServer["next"]>[0] | null = null;
  const refuse = (response: ServerResponse, [status, code, message]: readonly [number, number, string]) =>
    response
      .writeHead(status, { "content-type": "application/json", ...(status === 429 ? { "retry-after": "3" } : {}) })
      .end(JSON.stringify({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status }));
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      paths.push(`${request.method} ${request.url}`);
      authorizations.push(request.headers.authorization ?? "");
      const now = how;
      how = null;
      if (now === "silence") return;
      if (now === "hang_up") return void request.socket.destroy();
      if (now) return void refuse(response, errors[now]);
      const fields = Object.fromEntries(new URLSearchParams(body));
      texts.push(fields);
      const sid = `SM${String(texts.length).padStart(32, "0")}`;
      const answer = { sid, status: "queued", to: fields.To, body: fields.Body, num_segments: "1", error_code: null };
      response.writeHead(201, { "content-type": "application/json" }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    texts,
    authorizations,
    paths,
    next: (one) => {
      how = one;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
