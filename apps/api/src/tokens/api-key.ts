import { grantedBy, keyScopes } from "@daybook/contract/api-keys";
import type { Scope } from "@daybook/contract/operation";
import { toBase64Url } from "../runtime/signing-keys.ts";

/** By which scanners for secrets, and we, know a key: nothing else begins so. */
const BEGINS = "dbk_";
const SHOWN = BEGINS.length + 6;

/** A new key, and what is kept of it. */
export async function makeApiKey(): Promise<{ key: string; prefix: string; hash: Uint8Array }> {
  const key = BEGINS + toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
  return { key, prefix: key.slice(0, SHOWN), hash: await apiKeyHash(key) };
}

export const isApiKey = (bearer: string): boolean => bearer.startsWith(BEGINS);

/** A key is found by its hash alone: it holds 256 random bits, so that a quick hash keeps it as safe as a slow one. */
export async function apiKeyHash(key: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key)));
}

/** What those words let a key do. A word of a later version lets it do nothing. */
export const granted = (words: readonly string[]): readonly Scope[] => [
  ...new Set(keyScopes.filter((word) => words.includes(word)).flatMap((word) => grantedBy[word])),
];
