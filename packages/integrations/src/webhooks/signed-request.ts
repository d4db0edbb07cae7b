import { Webhook } from "standardwebhooks";

/** What is sent to a webhook. */
export interface SignedRequest {
  headers: Record<string, string>;
  body: string;
}

/**
 * A message signed as Standard Webhooks say, by every secret given: while one is replaced, a receiver may know either.
 * `at`: when it is sent, epoch ms; receivers refuse what is some minutes old. Throws for a secret in another form.
 */
export function signedRequest(
  id: string,
  body: string,
  secrets: readonly string[],
  at: number,
  extra: Readonly<Record<string, string>> = {},
): SignedRequest {
  const date = new Date(at);
  return {
    headers: {
      ...extra,
      "content-type": "application/json",
      "user-agent": "Daybook-Webhooks/1",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(at / 1_000)),
      "webhook-signature": secrets.map((secret) => new Webhook(secret).sign(id, date, body)).join(" "),
    },
    body,
  };
}
