import { isLoopbackAddress, isPublicAddress } from "./public-address.ts";
import { isLocalhost, isSpecialName } from "./special-names.ts";
import { isWebPort } from "./web-ports.ts";

/** Why an address that somebody typed is not asked. */
export type UrlRule =
  | "too_long"
  | "malformed"
  | "scheme"
  | "userinfo"
  | "port"
  /** Written in a way that hides what it is. */
  | "host_spelling"
  | "private_address"
  | "special_name";

/** `local`: this machine, in development. `href` has no fragment: it goes nowhere. */
export type JudgedUrl =
  | { kind: "fine"; href: string; host: { kind: "name" | "address" | "local"; name: string } }
  | { kind: "refused"; rule: UrlRule };

/** For development: http, and this machine. */
export interface UrlRules {
  isLocalAllowed: boolean;
}

const LONGEST = 2_048;
/** What a URL parser drops or turns without a word. \p{C}: control, format, unassigned and private characters. */
const UNSEEN = /[\s\\\p{C}\p{Z}]/u;
const PARTS = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i;
const HOST_AND_PORT = /^(\[[^[\]]*\]|[^:[\]]+)(?::(\d*))?$/;
const LABEL = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/;
const IPV4 = /^\d+\.\d+\.\d+\.\d+$/;

/** Judges what can be judged without asking anybody: https to a name or an address of the public internet. */
export function judgeUrl(typed: string, { isLocalAllowed }: UrlRules): JudgedUrl {
  const refused = (rule: UrlRule): JudgedUrl => ({ kind: "refused", rule });
  const text = typed.trim();
  if (text.length > LONGEST) return refused("too_long");
  if (UNSEEN.test(text)) return refused("malformed");
  const [, scheme = "", authority = ""] = PARTS.exec(text) ?? [];
  if (!/^https?$/i.test(scheme)) return refused(/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text) ? "scheme" : "malformed");
  const url = URL.parse(text);
  // A parser that finds another authority than this one has been tricked, or this one has.
  if (authority.includes("@") || url?.username || url?.password) return refused("userinfo");
  const [, written = ""] = HOST_AND_PORT.exec(authority) ?? [];
  if (!url || written === "") return refused("malformed");
  if (url.protocol !== "https:" && !isLocalAllowed) return refused("scheme");
  const host = judgeHost(written, url.hostname, isLocalAllowed);
  if (typeof host === "string") return refused(host);
  // The parser leaves the scheme's own port away.
  if (host.kind !== "local" && !isWebPort(Number(url.port || (url.protocol === "https:" ? 443 : 80))))
    return refused("port");
  url.hash = "";
  return { kind: "fine", href: url.href, host };
}

type JudgedHost = Extract<JudgedUrl, { kind: "fine" }>["host"] | UrlRule;

function judgeHost(typed: string, parsed: string, isLocalAllowed: boolean): JudgedHost {
  // ASCII alone: other letters have lower cases in ASCII, such as the Kelvin sign.
  const written = typed.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const isAddress = parsed.startsWith("[") || IPV4.test(parsed);
  const name = parsed.replace(/^\[|\]$/g, "");
  const isLocal = isLocalAllowed && (isAddress ? isLoopbackAddress(name) : isLocalhost(name));
  if (isAddress && !isLocal && !isPublicAddress(name)) return "private_address";
  if (isAddress ? IPV4.test(parsed) && written !== parsed : !isWrittenAsMeant(written, parsed)) return "host_spelling";
  if (isLocal) return { kind: "local", name };
  if (!isAddress && isSpecialName(name)) return "special_name";
  return { kind: isAddress ? "address" : "name", name };
}

/** Whether every label stands for itself, in ASCII or as the one letter-for-letter spelling of an IDN (RFC 5891). */
function isWrittenAsMeant(written: string, parsed: string): boolean {
  if (parsed.length > 253 || !parsed.split(".").every((label) => LABEL.test(label))) return false;
  const [asWritten, asParsed] = [written.split("."), parsed.split(".")];
  return (
    asWritten.length === asParsed.length &&
    asWritten.every((label, index) =>
      /^\p{ASCII}*$/u.test(label)
        ? label === asParsed[index]
        : label === label.normalize("NFKC") && !/(?![0-9])\p{N}/u.test(label) && /^xn--/.test(asParsed[index] ?? ""),
    )
  );
}
