import { fromBase64Url, type SigningKeys, toBase64Url } from "../runtime/signing-keys.ts";

/** By which scanners for secrets, and we, know one. */
const BEGINS = "dbr_";
const FAMILY = 16;
const SECRET = 32;

/** A refresh token, and what is kept of it. */
export interface RefreshToken {
  token: string;
  /** Of the part that all tokens of a family have in common, by which one that was spent long ago is known. */
  familyHash: Uint8Array;
  tokenHash: Uint8Array;
}

const hashOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

async function tokenOf(bytes: Uint8Array<ArrayBuffer>): Promise<RefreshToken> {
  const familyHash = await hashOf(bytes.slice(0, FAMILY));
  return { token: BEGINS + toBase64Url(bytes), familyHash, tokenHash: await hashOf(bytes) };
}

/** The first one of a new family. */
export const firstRefreshToken = (): Promise<RefreshToken> =>
  tokenOf(crypto.getRandomValues(new Uint8Array(FAMILY + SECRET)));

/** Null for what never was a refresh token. */
export async function readRefreshToken(text: string): Promise<RefreshToken | null> {
  const bytes = text.startsWith(BEGINS) ? fromBase64Url(text.slice(BEGINS.length)) : null;
  return bytes?.length === FAMILY + SECRET ? tokenOf(bytes) : null;
}

/**
 * The token that follows on one: made from it and the deployment's key, so that it can be told again when the answer
 * was lost, though it is kept nowhere. The first by the key that signs now, the others by those before it.
 */
export async function successorsOf(keys: SigningKeys, token: string): Promise<RefreshToken[]> {
  const bytes = fromBase64Url(token.slice(BEGINS.length)) ?? new Uint8Array();
  const { current, all } = await keys.derived("refresh-token");
  const macs = await Promise.all(
    [current, ...all].map(async (raw) => {
      const key = await crypto.subtle.importKey("raw", Uint8Array.from(raw), { name: "HMAC", hash: "SHA-256" }, false, [
        "sign",
      ]);
      return new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes));
    }),
  );
  return Promise.all(macs.map((mac) => tokenOf(new Uint8Array([...bytes.slice(0, FAMILY), ...mac]))));
}
