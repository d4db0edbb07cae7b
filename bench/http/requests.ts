import { Agent, request } from "node:http";
import { formatInstant } from "@daybook/core/time/instant";
import { pathOf } from "../database/hosts.ts";

export interface Answer {
  status: number;
  text: string;
}

/** Keeps at most so many connections to one server. */
export class Requests {
  readonly #port: number;
  readonly #agent: Agent;

  constructor(port: number, connections: number) {
    this.#port = port;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections, noDelay: true });
  }

  send(method: string, path: string, body = "", headers: Record<string, string> = {}): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const sent = request(
      {
        host: "127.0.0.1",
        port: this.#port,
        agent: this.#agent,
        method,
        path,
        headers: { ...headers, ...(body === "" ? {} : { "content-type": "application/json" }) },
      },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => {
          text += part;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    sent.on("error", reject);
    sent.end(body);
    return promise;
  }

  /** Claims host `n`'s time at `start`, epoch ms. */
  book(n: number, start: number): Promise<Answer> {
    const invitee = { name: "In Vitee", email: "invitee@example.com" };
    const body = JSON.stringify({ start: formatInstant(start), timezone: "Europe/Lisbon", invitee });
    return this.send("POST", `${pathOf(n)}/bookings`, body, { "idempotency-key": crypto.randomUUID() });
  }

  close(): void {
    this.#agent.destroy();
  }
}
