import type { DataKeyRow } from "@daybook/db/data-keys";
import { ConfigurationError } from "../runtime/env.ts";
import type { SigningKeys } from "../runtime/signing-keys.ts";
import { aesKey, decrypt, encrypt } from "./aes-gcm.ts";

const LENGTH = 32;
const LABEL = Uint8Array.from(new TextEncoder().encode("wrap-data-keys"));

type At = Pick<DataKeyRow, "accountId" | "number">;
const binding = ({ accountId, number }: At) => `data-key:${accountId}:${number}`;

/** The key of its own that a key of the deployment wraps by; null when there is no such key. */
async function wrapper(keys: SigningKeys, kid: number): Promise<CryptoKey | null> {
  const raw = await keys.sign(kid, LABEL);
  return raw && aesKey(raw);
}

async function wrap(keys: SigningKeys, at: At, raw: Uint8Array<ArrayBuffer>) {
  const key = await wrapper(keys, keys.current);
  if (!key) throw new Error("The current key is always there");
  return { wrapped: await encrypt(key, binding(at), raw), wrappedBy: keys.current };
}

async function unwrapBytes(keys: SigningKeys, row: DataKeyRow): Promise<Uint8Array<ArrayBuffer>> {
  const kid = row.wrappedBy;
  const key = await wrapper(keys, kid);
  if (!key)
    throw new ConfigurationError(
      `TOKEN_KEYS lacks key ${kid}, which secrets in the database need: put it back, behind the first`,
    );
  const raw = await decrypt(key, binding(row), row.wrapped);
  if (raw?.length !== LENGTH)
    throw new ConfigurationError(
      `TOKEN_KEYS has another key ${kid} than the one that secrets in the database need: put that one back`,
    );
  return raw;
}

/** A new key for an account, wrapped by the deployment's newest. */
export async function newDataKey(keys: SigningKeys, at: At, now: number): Promise<DataKeyRow> {
  return { ...at, ...(await wrap(keys, at, crypto.getRandomValues(new Uint8Array(LENGTH)))), createdAt: now };
}

/** Throws `ConfigurationError` when the deployment's key that wraps it is missing or another one. */
export const unwrap = async (keys: SigningKeys, row: DataKeyRow): Promise<CryptoKey> =>
  aesKey(await unwrapBytes(keys, row));

/** The same key, wrapped by the deployment's newest. */
export const wrapAnew = async (keys: SigningKeys, row: DataKeyRow) => wrap(keys, row, await unwrapBytes(keys, row));
