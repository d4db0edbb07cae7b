import { connect as connectTcp, isIP, type Socket } from "node:net";
import { Readable } from "node:stream";
import { connect as connectTls } from "node:tls";
import type { NodemailerError } from "nodemailer";
import SmtpConnection from "nodemailer/lib/smtp-connection";
import type { SmtpMessage } from "./smtp-message.ts";
import type { SmtpServer } from "./smtp-url.ts";

/** Why a session ended without the server taking the mail. */
export interface SmtpFailure {
  message: string;
  /** The server's answer, where it is one. */
  status: number | null;
  /** The command it answered. */
  command: string;
  /** Bytes of the message itself had gone out. */
  handedOver: boolean;
}

/**
 * Hands one message to a server in a session of its own, within `timeout` ms in all; null when the server took it.
 * Sockets are opened here and not by nodemailer, which would look names up by itself.
 */
export async function smtpSession(
  server: SmtpServer,
  name: string,
  message: SmtpMessage,
  timeout: number,
): Promise<SmtpFailure | null> {
  const deadline = AbortSignal.timeout(timeout);
  const progress = { handedOver: false };
  let session: SmtpConnection | undefined;
  let socket: Socket | undefined;
  try {
    socket = openSocket(server);
    await until(deadline, connected(socket, server));
    session = new SmtpConnection({
      connection: socket,
      host: server.host,
      port: server.port,
      secure: server.tls === "implicit",
      secured: server.tls === "implicit",
      requireTLS: server.tls === "starttls",
      ignoreTLS: server.tls === "none",
      name,
      maxResponseSize: 64 * 1024,
    });
    await until(deadline, converse(session, server, message, progress));
    session.quit();
    return null;
  } catch (error) {
    session?.close();
    socket?.destroy();
    return failureOf(error, server, progress.handedOver);
  }
}

const openSocket = ({ host, port, tls }: SmtpServer): Socket =>
  tls === "implicit"
    ? connectTls({ host, port, ...(isIP(host) ? {} : { servername: host }) })
    : connectTcp({ host, port });

const connected = (socket: Socket, { tls }: SmtpServer): Promise<void> =>
  new Promise((done, failed) => {
    // It stays: an error nobody listens to would end the process.
    socket.on("error", failed);
    socket.once(tls === "implicit" ? "secureConnect" : "connect", done);
  });

async function converse(
  session: SmtpConnection,
  { account }: SmtpServer,
  { envelope, raw }: SmtpMessage,
  progress: { handedOver: boolean },
): Promise<void> {
  const step = (run: (done: (error?: Error | null) => void) => void) =>
    new Promise<void>((done, failed) => {
      session.once("error", failed);
      run((error) => (error ? failed(error) : done()));
    });
  session.on("error", () => {});
  await step((done) => session.connect(done));
  if (account)
    await step((done) => session.login({ credentials: { user: account.user, pass: account.password } }, done));
  // Read when the server has said 354, and not before.
  const body = new Readable({
    read() {
      progress.handedOver = true;
      this.push(raw);
      this.push(null);
    },
  });
  await step((done) => session.send({ ...envelope, size: raw.length }, body, done));
}

const until = <T>(deadline: AbortSignal, work: Promise<T>): Promise<T> =>
  new Promise((done, failed) => {
    deadline.addEventListener("abort", () => failed(new Error("it took too long")));
    work.then(done, failed);
  });

function failureOf(error: unknown, { host, port, tls }: SmtpServer, handedOver: boolean): SmtpFailure {
  const { message, code, responseCode, command = "CONN" } = error as NodemailerError;
  // The server had told its limit, so it wasn't asked: RFC 1870 names the answer.
  const status = responseCode ?? (code === "EMESSAGE" && command === "MAIL FROM" ? 552 : null);
  if (status !== null || command !== "CONN") return { message, status, command, handedOver };
  // workerd tells no reason when it doesn't trust a certificate.
  const isMute = tls !== "none" && !handedOver && /^(proxy request failed|internal error)/.test(message);
  const hint = isMute ? ` (is its certificate valid for ${host}?)` : "";
  return { message: `No answer from ${host}:${port}: ${message}${hint}`, status: null, command, handedOver };
}
