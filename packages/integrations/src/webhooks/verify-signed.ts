import { Webhook } from "standardwebhooks";

/** Why a message that claims to be signed isn't taken. */
export type SignatureFault = "unsigned" | "old" | "forged";

const MINUTES_5 = 5 * 60;
const first = (headers: Headers, name: string): string | null =>
  headers.get(`svix-${name}`) ?? headers.get(`webhook-${name}`);

/**
 * Checks a message as Standard Webhooks say (Svix, by which Resend sends, has other names for the headers): its id when
 * one of the secrets signed it within five minutes of `now`, epoch ms. A secret in another form signs nothing.
 */
export function verifySigned(
  headers: Headers,
  text: string,
  secrets: readonly string[],
  now: number,
): { id: string } | { fault: SignatureFault } {
  const id = first(headers, "id");
  const timestamp = first(headers, "timestamp");
  const signature = first(headers, "signature");
  if (!id || id.length > 200 || !timestamp || !signature) return { fault: "unsigned" };
  if (!/^\d{1,12}$/.test(timestamp)) return { fault: "forged" };
  // Before the text is hashed: who sends what is old pays for nothing.
  if (Math.abs(Number(timestamp) - now / 1_000) > MINUTES_5) return { fault: "old" };
  const signed = { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature };
  return secrets.some((secret) => isSignedBy(secret, text, signed)) ? { id } : { fault: "forged" };
}

function isSignedBy(secret: string, text: string, headers: Record<string, string>): boolean {
  try {
    new Webhook(secret).verify(text, headers, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}
