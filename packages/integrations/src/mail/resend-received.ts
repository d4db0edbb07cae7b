import { Resend } from "resend";
import type { ResendSettings } from "./resend-mailer.ts";

/**
 * Where a mail that Resend took can be fetched as it came, and for whom it was. `gone`: it is none, or was deleted;
 * `later`: Resend doesn't say just now. https://resend.com/docs/api-reference/emails/retrieve-received-email
 */
export async function receivedMail(
  { apiKey, baseUrl }: Pick<ResendSettings, "apiKey" | "baseUrl">,
  id: string,
): Promise<{ url: string; recipients: string[] } | "gone" | "later"> {
  const client = new Resend(apiKey, baseUrl === undefined ? {} : { baseUrl });
  const { data, error } = await client.emails.receiving.get(
    encodeURIComponent(id),
    {},
    { signal: AbortSignal.timeout(10_000) },
  );
  if (error) return error.statusCode !== null && error.statusCode < 500 && error.statusCode !== 429 ? "gone" : "later";
  const url = data.raw?.download_url;
  return url ? { url, recipients: [...new Set([...(data.received_for ?? []), ...data.to])] } : "gone";
}
