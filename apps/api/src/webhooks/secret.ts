import type { WebhookRow } from "@daybook/db/webhooks";
import type { SigningKeys } from "../runtime/signing-keys.ts";

/** So long the secret of before a rotation signs beside the new one, ms. */
export const SECRET_OVERLAP = 24 * 3_600_000;

type Secret = Pick<WebhookRow, "id" | "secretKey" | "secretEpoch" | "previousKey" | "previousUntil">;

/**
 * A secret as Standard Webhooks write it. It is kept nowhere: the deployment's key makes it from id and epoch, so it
 * lives as long as that key is in TOKEN_KEYS.
 */
async function secretOf(keys: SigningKeys, kid: number, id: string, epoch: number): Promise<string | null> {
  const mac = await keys.sign(kid, Uint8Array.from(new TextEncoder().encode(`webhook:${id}:${epoch}`)));
  return mac && `whsec_${btoa(String.fromCharCode(...mac))}`;
}

/** The secret that was told last; null when its key is gone. */
export const currentSecret = (keys: SigningKeys, { id, secretKey, secretEpoch }: Secret): Promise<string | null> =>
  secretOf(keys, secretKey, id, secretEpoch);

/** All that sign now, the newest first. `now` in epoch ms. */
export async function signingSecrets(keys: SigningKeys, webhook: Secret, now: number): Promise<string[]> {
  const { id, previousKey, previousUntil, secretEpoch } = webhook;
  const current = await currentSecret(keys, webhook);
  const isKept = previousKey !== null && previousUntil !== null && previousUntil > now;
  const previous = isKept ? await secretOf(keys, previousKey, id, secretEpoch - 1) : null;
  return [current, previous].filter((secret) => secret !== null);
}
