import { cleanEmail } from "@daybook/core/text/email-address";

/** A mail of ours that came back (RFC 3464), or is late. */
export interface ReturnedMail {
  deliveryId: string;
  address: string;
  state: "bounced" | "delayed";
  /** It came back for good: a status of class 5. */
  lasting: boolean;
  words: string;
}

interface Part {
  type: string;
  text: string;
}

const LONGEST_WORDS = 500;
const field = (text: string, name: string): string | null =>
  new RegExp(`^${name}:[ \\t]*((?:.*)(?:\\r?\\n[ \\t]+.*)*)`, "im").exec(text)?.[1]?.replace(/\s+/g, " ").trim() ??
  null;
/** `rfc822; ana@example.com`: the kind, and what it is. */
const typed = (value: string | null): string | null => (value === null ? null : value.replace(/^[\w-]+;\s*/, ""));

/** Reads a delivery report about one recipient of a mail that names its delivery; null where there is none. */
export function readReturned(parts: readonly Part[]): ReturnedMail | null {
  const report = parts.find(({ type }) => type === "message/delivery-status")?.text;
  const original = parts.find(({ type }) => type === "message/rfc822" || type === "text/rfc822-headers")?.text;
  const deliveryId = original && /^X-Daybook-Delivery:\s*([0-9a-f-]{36})\s*$/im.exec(original.slice(0, 65_536))?.[1];
  if (!report || !deliveryId) return null;
  const action = field(report, "Action")?.toLowerCase();
  const address = typed(field(report, "Original-Recipient")) ?? typed(field(report, "Final-Recipient"));
  if (!address || (action !== "failed" && action !== "delayed")) return null;
  return {
    deliveryId,
    address: cleanEmail(address),
    state: action === "failed" ? "bounced" : "delayed",
    lasting: action === "failed" && /^5\./.test(field(report, "Status") ?? ""),
    words: (typed(field(report, "Diagnostic-Code")) ?? "").toWellFormed().slice(0, LONGEST_WORDS),
  };
}
