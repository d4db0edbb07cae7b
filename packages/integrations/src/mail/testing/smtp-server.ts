import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from "smtp-server";
import type { SelfSigned } from "./self-signed.ts";

/** What goes wrong in the middle of a session. A status is the answer at that place. */
export type SmtpFault =
  | { at: "greeting" | "sender" | "recipient" | "message"; status: number }
  /** Nothing is said any more; or the connection is cut. */
  | { at: "greeting" | "recipient" | "message"; does: "hang" | "drop" };

/** A mail as it came, its envelope and what a parser makes of it. */
export interface ReceivedMail {
  sender: string;
  recipients: string[];
  secure: boolean;
  user: string | null;
  utf8: boolean;
  /** As it was sent, dots unstuffed; octets as characters. */
  raw: string;
  parsed: Email;
}

export interface TestSmtpServer {
  port: number;
  mails: ReceivedMail[];
  /** How many sessions got as far as a recipient. */
  sessions: number;
  fault: SmtpFault | null;
  close(): Promise<void>;
}

/** nodemailer's SMTP server on a port of its own. It knows ada, whose password is "p@ss: wörd". */
export async function testSmtpServer(
  options: { tls?: SelfSigned; implicit?: boolean } & SMTPServerOptions = {},
): Promise<TestSmtpServer> {
  const { tls, implicit = false, ...more } = options;
  const state: Omit<TestSmtpServer, "port" | "close"> = { mails: [], sessions: 0, fault: null };

  const cut = (session?: SMTPServerSession) => {
    for (const connection of server.connections)
      if (!session || connection.id === session.id) connection._socket.destroy();
  };
  const meet = (at: SmtpFault["at"], session: SMTPServerSession, done: (error?: Error | null) => void): boolean => {
    const { fault } = state;
    if (fault?.at !== at) return false;
    if ("status" in fault)
      done(Object.assign(new Error(`${at} not now, said the test`), { responseCode: fault.status }));
    else if (fault.does === "drop") cut(session);
    return true;
  };

  const server: SMTPServer = new SMTPServer({
    ...(tls ?? {}),
    secure: implicit,
    authOptional: true,
    disabledCommands: tls ? [] : ["STARTTLS"],
    logger: false,
    closeTimeout: 100,
    onConnect: (session, done) => void (meet("greeting", session, done) || done()),
    onAuth: ({ username, password }, _, done) =>
      username === "ada" && password === "p@ss: wörd"
        ? done(null, { user: username })
        : done(new Error("No such account")),
    onMailFrom: (_, session, done) => void (meet("sender", session, done) || done()),
    onRcptTo(_, session, done) {
      state.sessions++;
      meet("recipient", session, done) || done();
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        const raw = Buffer.concat(chunks);
        const { mailFrom, rcptTo } = session.envelope;
        const mail = {
          sender: mailFrom ? mailFrom.address : "",
          recipients: rcptTo.map(({ address }) => address),
          secure: session.secure,
          user: session.user ? String(session.user) : null,
          utf8: mailFrom !== false && mailFrom.args !== false && "SMTPUTF8" in mailFrom.args,
          raw: raw.toString("latin1"),
          parsed: await PostalMime.parse(raw),
        };
        // One whose answer is lost has been taken all the same.
        if (!(state.fault?.at === "message" && "status" in state.fault)) state.mails.push(mail);
        meet("message", session, done) || done();
      });
    },
    ...more,
  });
  // A client that leaves in the middle of a handshake is what some tests are about.
  server.on("error", () => {});
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return Object.assign(state, {
    port: (server.server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        cut();
      }),
  });
}
