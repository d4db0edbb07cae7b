/** A mail server to hand mail to. `none`: in the clear, for a server on this machine. */
export interface SmtpServer {
  host: string;
  port: number;
  tls: "implicit" | "starttls" | "none";
  account: { user: string; password: string } | null;
}

const FORM =
  "SMTP_URL is smtps://user:password@host:465 or smtp://user:password@host:587?starttls=required, with special characters percent-encoded";
const HOST = /^([a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])$/i;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** What an SMTP_URL asks for, or the sentence that says what is wrong with it; the sentence never quotes it. */
export function smtpServerOf(text: string): SmtpServer | { fault: string } {
  const fault = (sentence: string) => ({ fault: sentence });
  const url = URL.parse(text);
  if (!url || !/^smtps?:$/.test(url.protocol) || !HOST.test(url.hostname)) return fault(FORM);
  if (!/^\/?$/.test(url.pathname) || url.hash !== "") return fault(FORM);
  const secure = url.protocol === "smtps:";
  const starttls = url.searchParams.get("starttls") ?? "required";
  if (secure ? url.search !== "" : !/^(\?starttls=\w+)?$/.test(url.search)) return fault(FORM);
  if (starttls !== "required" && starttls !== "never")
    return fault("SMTP_URL has a starttls other than required, never");
  const account = accountOf(url);
  if (account === undefined) return fault(FORM);
  const port = Number(url.port) || (secure ? 465 : 587);
  // https://developers.cloudflare.com/workers/runtime-apis/tcp-sockets/#considerations
  if (port === 25) return fault("SMTP_URL names port 25, to which no Worker can connect: take the server's 465 or 587");
  const tls = secure ? "implicit" : starttls === "never" ? "none" : "starttls";
  if (tls === "none" && !LOOPBACK.test(url.hostname))
    return fault("SMTP_URL says starttls=never, which would send mail in the clear: leave it away");
  return { host: url.hostname.replace(/^\[|\]$/g, ""), port, tls, account };
}

/** Null without one, undefined when half of it is missing or it isn't percent-encoded as it should be. */
function accountOf(url: URL): SmtpServer["account"] | undefined {
  if (url.username === "" && url.password === "") return null;
  try {
    const [user, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
    // RFC 4616: a NUL divides the two.
    return user === "" || password === "" || `${user}${password}`.includes("\0") ? undefined : { user, password };
  } catch {
    return undefined;
  }
}
