import { createServer, type IncomingMessage } from "node:http";

/** A mail as it is posted to `POST /emails`: https://resend.com/docs/api-reference/emails/send-email */
export interface PostedMail {
  from: string;
  to: string;
  reply_to?: string;
  subject: string;
  text: string;
  html: string;
  headers?: Record<string, string>;
  attachments: { filename: string; content: string; content_type: string }[];
}

/** An answer to give instead of the usual one. `"hang"` never answers; `"drop"` closes the connection. */
export type Fault = { status: number; headers?: Record<string, string>; body: string } | "hang" | "drop";

/** A stand-in for Resend's API on a port of its own, with its documented answers. */
export interface ResendServer {
  url: string;
  mails: PostedMail[];
  requests: { path: string; headers: IncomingMessage["headers"]; body: string }[];
  fault: Fault | null;
  close(): Promise<void>;
}

/** Starts one. It takes the key `re_test` and no other. */
export async function resendServer(): Promise<ResendServer> {
  const kept = new Map<string, { body: string; id: string }>();
  const state: Omit<ResendServer, "url" | "close"> = { mails: [], requests: [], fault: null };

  function answer(headers: IncomingMessage["headers"], body: string): Exclude<Fault, string> {
    if (headers.authorization !== "Bearer re_test") return refusal(403, "invalid_api_key", "API key is invalid");
    if (!headers["user-agent"]) return refusal(403, "invalid_access", "A User-Agent is required");
    const mail = JSON.parse(body) as PostedMail;
    if (!mail.to || !mail.subject) return refusal(422, "missing_required_field", "Missing `to` or `subject`");
    const key = headers["idempotency-key"];
    const earlier = kept.get(String(key));
    if (earlier && earlier.body !== body) {
      return refusal(409, "invalid_idempotent_request", "Same idempotency key used with a different request payload");
    }
    const id = earlier?.id ?? `mail-${kept.size + 1}`;
    if (!earlier) state.mails.push(mail);
    if (key) kept.set(String(key), { body, id });
    return { status: 200, body: JSON.stringify({ id }) };
  }

  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    state.requests.push({ path: `${request.method} ${request.url}`, headers: request.headers, body });
    if (state.fault === "hang") return;
    if (state.fault === "drop") return void request.socket.destroy();
    const { status, headers, body: text } = state.fault ?? answer(request.headers, body);
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return Object.assign(state, {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

/** An error as Resend writes it. */
export function refusal(status: number, name: string, message: string, headers: Record<string, string> = {}) {
  return { status, headers, body: JSON.stringify({ statusCode: status, name, message }) };
}
